from collections import Counter


def dear(items, limit):
    return [name for name, price in items if price > limit]


def sort_prices(prices):
    prices.sort()


def average(numbers):
    return sum(numbers) / len(numbers)


def counts(names):
    return Counter(names)
