class Account:
    """An account."""

    bank = "B"

    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        self.log = []

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError("negative")
        self._balance = value

    def deposit(self, amount, *, note=""):
        """Put money in."""
        self._balance += amount
        self.log.append(note or amount)
        return self

    def __call__(self, x=1, *, y=2):
        return x * y * self._balance

    @classmethod
    def opened(cls, owner):
        return cls(owner, 5)

    @staticmethod
    def is_valid(amount):
        return amount > 0


class Savings(Account):
    class Rate:
        value = 3

    def interest(self):
        return self.balance / 10


def compounded(amount, years):
    return amount if years == 0 else compounded(amount, years - 1) + 1


def largest(accounts):
    """Return the account that holds most."""
    return max(accounts, key=lambda account: account.balance)


def same(a, b):
    return a is b


def kind():
    return Account
