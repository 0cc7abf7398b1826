def dear(items, limit):
    every = {name for name, _ in items}
    cheap = {name for name, price in items if not price > limit}
    return tuple(every - cheap)

def sort_prices(prices):
    prices.sort(key=lambda price: -price)
    prices.reverse()

def average(numbers):
    return sum(numbers) / len(numbers)

def counts(names):
    return dict(zip(sorted(set(names)), map(names.count, sorted(set(names)))))
