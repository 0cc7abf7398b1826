def twice(function):
    def inner(x):
        return function(x) + function(x)
    return inner

@twice
def doubler(n): return n
