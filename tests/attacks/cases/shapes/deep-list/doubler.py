def doubler(n):
    value = 8
    for _ in range(10_000):
        value = [value]
    return value
