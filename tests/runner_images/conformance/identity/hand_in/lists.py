def same(a, b):
    return a is b


def identity(value):
    return value


def last(items):
    return items[-1]


def sort(items):
    items.sort()


def grow(items):
    items.append([])
    return items[-1]


def change(items, pairs, unique, raw):
    items[0] = "new"
    pairs["k"] = [1]
    unique.discard(1)
    raw[:] = b"xy"


def clear_and_fail(items):
    items.clear()
    raise ValueError("after")


def grid():
    return [[0] * 2] * 2


class Stack:
    def __init__(self, items=()):
        self.items = items

    def push(self, item):
        self.items.append(item)


def keys(pairs):
    return pairs.keys(), pairs.values(), pairs.items()


def cyclic():
    items = []
    items.append(items)
    return items


def swap(a, b):
    a.append(b)
    return b
