from decimal import Decimal

def average(numbers):
    return Decimal("1e999999")

def dear(items, limit):
    return {Decimal("1e-999999")}

def counts(names):
    return {"a": 2, "b": Decimal("1e999999")}

def sort_prices(prices):
    prices.sort()
