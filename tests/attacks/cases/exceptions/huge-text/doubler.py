def doubler(n):
    raise ValueError("x" * (20 << 20))
