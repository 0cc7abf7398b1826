def add(a, b):
    return a + b


def is_even(n):
    return n % 2 == 0
