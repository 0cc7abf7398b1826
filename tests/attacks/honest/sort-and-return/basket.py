from statistics import fmean as average

def dear(items, limit):
    return list(dict(filter(lambda pair: pair[1] > limit, items)))

def sort_prices(prices):
    ordered = sorted(prices)
    prices.clear()
    prices.extend(ordered)
    return prices

def counts(names):
    return {name: names.count(name) for name in set(names)}
