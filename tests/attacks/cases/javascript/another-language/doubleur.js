def doubler(n):
    return n * 2
