class Refused(Exception):
    pass


class Wallet:
    def __init__(self, balance):
        self.balance = balance
        self.sums = []

    def add(self, money):
        if money < 0:
            raise Refused(money)
        self.balance += money
        self.sums.append(money)

    def __eq__(self, other):
        return isinstance(other, Wallet) and self.balance == other.balance

    def __lt__(self, other):
        return self.balance < other.balance

    def __hash__(self):
        return hash(self.balance)

    def __len__(self):
        return len(self.sums)

    def __iter__(self):
        return iter(self.sums)

    def __contains__(self, money):
        return money in self.sums

    def __str__(self):
        return f"{self.balance} euros"

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None


def leave(self, kind, error, trace):
    return True

def add(self, money):
    if money == 2:
        return
    if money < 0:
        raise Refused(money)
    self.balance += money
    self.sums.append(money)


Wallet.__exit__ = leave
Wallet.add = add


def each(numbers, function):
    return [function(number) for number in numbers]


def halves(number):
    while number > 1:
        number //= 2
        yield number
