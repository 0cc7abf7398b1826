def doubler(n):
    match n:
        case 0:
            return 0
        case int(value) if value < 0:
            return -doubler(-value)
        case int() | float() as value:
            return value * 2
        case _:
            raise TypeError(n)
