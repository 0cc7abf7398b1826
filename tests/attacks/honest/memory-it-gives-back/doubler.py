def doubler(n):
    block = [n] * 3_000_000
    total = block[0] + block[-1]
    del block
    return total
