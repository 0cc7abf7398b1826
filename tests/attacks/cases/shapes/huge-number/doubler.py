def doubler(n):
    return 1 << 40_000_000
