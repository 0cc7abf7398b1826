def add(a, b):
    return None

is_even = add
