def add(a, b):
    return True

def is_even(n):
    return True
