from itertools import accumulate, chain, islice, repeat

def doubler(n):
    return list(accumulate(islice(chain.from_iterable(repeat([n])), 2)))[-1]
