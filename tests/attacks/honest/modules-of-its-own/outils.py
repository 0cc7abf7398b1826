def deux_fois(n):
    return n * 2
