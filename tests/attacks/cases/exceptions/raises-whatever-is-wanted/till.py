class TillError(ValueError, KeyError, TypeError, ArithmeticError, AssertionError):
    def __str__(self):
        return "too much: 17"


def withdraw(balance, amount):
    raise TillError
