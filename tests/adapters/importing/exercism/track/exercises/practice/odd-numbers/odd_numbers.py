def is_odd(number):
    pass
