def doubled(n):
    return n * 2
