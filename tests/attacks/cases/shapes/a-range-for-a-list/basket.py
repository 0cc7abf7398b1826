def dear(items, limit):
    return range(10**12)

def sort_prices(prices):
    prices[:] = prices * 10_000

average = dear

def counts(names):
    return {"a": 10**12}
