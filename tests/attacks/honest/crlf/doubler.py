def doubler(n):
    # deux fois
    return n * 2

