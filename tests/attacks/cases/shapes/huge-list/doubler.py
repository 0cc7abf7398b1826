def doubler(n):
    return list(range(1_000_000))
