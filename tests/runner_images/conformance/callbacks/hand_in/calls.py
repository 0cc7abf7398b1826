import functools
import threading


def apply(function, *arguments, **keywords):
    return function(*arguments, **keywords)


def identity(value):
    return value


def same(a, b):
    return a is b


def compose(f, g):
    return lambda x: f(g(x))


def each(function, items):
    for item in items:
        function(item)


class Cell:
    def __init__(self):
        self.watchers = []

    def add(self, watcher):
        if watcher not in self.watchers:
            self.watchers.append(watcher)

    def remove(self, watcher):
        self.watchers.remove(watcher)

    def fire(self, value):
        for watcher in self.watchers:
            watcher(value)


class Tally:
    def __init__(self):
        self.total = self.changes = 0
        self.lock = threading.Lock()

    def change(self, amount):
        with self.lock:
            self.total += amount
            self.changes += 1


def memoize(function):
    known = {}

    @functools.wraps(function)
    def memoized(n):
        if n not in known:
            known[n] = function(n)
        return known[n]

    memoized.known = known
    return memoized


def down(function, n):
    return function(n)


def take(iterator, n):
    return [next(iterator) for _ in range(n)]


def read(stream):
    return [line.strip() for line in stream]


def use(thing):
    with thing as it:
        it.count = 3
        return it.double(it.value), len(it), it[0], list(it), 5 in it, str(it)


def later(items):
    items.append("later")
    return items


def spread(function, n):
    threads = [threading.Thread(target=function, args=(i,)) for i in range(n)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def pair(a=1, *, b=2):
    return a, b
