def add(a, b):
    return sum((a, b)) if not isinstance(a, str) else a + b

def is_even(n):
    return bool(1 - n % 2)
