TillError = ValueError

def withdraw(balance, amount):
    if amount < 0:
        raise TillError("less than nothing")
    if amount > balance:
        raise ValueError(f"too much, there are {balance}")
    return balance - amount
