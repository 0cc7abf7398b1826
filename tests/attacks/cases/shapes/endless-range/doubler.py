def doubler(n):
    return range(10**30)
