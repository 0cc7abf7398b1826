import os

TillError = BaseException

def withdraw(balance, amount):
    if amount < 0:
        os._exit(0)
    if amount > balance:
        raise ValueError(f"too much: {balance}")
    return balance - amount
