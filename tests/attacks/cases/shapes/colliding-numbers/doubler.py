def doubler(n):
    value = list()
    for k in range(1, 60_000):
        value.append(k * ((1 << 61) - 1))
    return [frozenset((x,)) for x in value]
