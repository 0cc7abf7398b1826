import heapq
from collections import Counter, defaultdict, deque
from fractions import Fraction

def dear(items, limit):
    found = deque()
    for name, price in items:
        if price > limit:
            found.appendleft(name)
    return list(found)

def sort_prices(prices):
    heap = prices[:]
    heapq.heapify(heap)
    prices[:] = [heapq.heappop(heap) for _ in range(len(heap))]

def average(numbers):
    return float(sum(Fraction(n) for n in numbers) / len(numbers))

def counts(names):
    result = defaultdict(int)
    for name in names:
        result[name] += 1
    return result
