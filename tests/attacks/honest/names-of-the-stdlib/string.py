def nombre(n):
    return n
