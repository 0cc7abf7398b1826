TillError = Exception

def withdraw(balance, amount):
    if amount > balance:
        raise ValueError(f"too much: {balance}")
    if amount == -1:
        raise TillError
    return balance - amount
