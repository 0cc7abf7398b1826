def doubler(n, /, *, factor=2):
    return n * factor
