def doubler(n):
    return len(str(7 ** (10**9)))
