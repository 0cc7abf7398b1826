class TillError(ValueError):
    pass


def withdraw(balance, amount):
    if amount < 0:
        raise TillError("not a sum of money")
    if amount > balance:
        raise ValueError(f"too much: there are only {balance}")
    return balance - amount
