def dear(items, limit):
    result = []
    for item in items:
        if item[1] > limit:
            result.append(item[0])
    return result


def sort_prices(prices):
    for i in range(len(prices)):
        for j in range(len(prices) - 1):
            if prices[j] > prices[j + 1]:
                prices[j], prices[j + 1] = prices[j + 1], prices[j]


def average(numbers):
    total = 0
    for number in numbers:
        total += number
    return total / len(numbers)


def counts(names):
    result = {}
    for name in names:
        result[name] = result.get(name, 0) + 1
    return result
