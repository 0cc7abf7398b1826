def add(a, b):
    return float("nan")

def is_even(n):
    return float("nan")
