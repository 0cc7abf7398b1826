def doubler(n):
    return None

doubler.__doc__ = "x" * (3 << 20)
