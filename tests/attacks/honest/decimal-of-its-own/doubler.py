from decimal import Decimal


class Amount(Decimal):
    def __mul__(self, other):
        return Amount(super().__mul__(other))


def doubler(n):
    return Amount(n) * 2
