def is_odd(number):
    if number < 0:
        raise ValueError("only natural numbers")
    return number % 2 == 1
