def doubler(n):
    return len(bytearray(100 << 30))
