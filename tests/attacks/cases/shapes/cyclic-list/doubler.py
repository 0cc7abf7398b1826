def doubler(n):
    value = []
    value.append(value)
    return value
