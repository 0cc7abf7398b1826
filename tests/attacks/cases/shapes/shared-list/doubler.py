def doubler(n):
    value = [8]
    for _ in range(60):
        value = [value, value]
    return value
