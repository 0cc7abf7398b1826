def doubler(n):
    return [[(1.5,) * 90] * 90] * 20
