def doubler(n):
    return 'x' * (10 << 20)
