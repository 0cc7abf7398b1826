class TillError(Exception):
    def __init__(self, balance, amount):
        super().__init__(f"{amount} of {balance}")
        self.balance = balance
        self.amount = amount


class TooMuch(TillError, ValueError):
    def __str__(self):
        return "too much, there are " + str(self.balance)


def withdraw(balance, amount):
    if amount < 0:
        raise TillError(balance, amount)
    try:
        if amount > balance:
            raise TooMuch(balance, amount)
    except TooMuch as error:
        raise error from None
    return balance - amount
