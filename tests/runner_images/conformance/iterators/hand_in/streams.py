import contextlib


def count():
    n = 0
    while True:
        n += 1
        print(n)
        yield n


def limited(n):
    yield from range(n)
    return "end"


def echo():
    said = None
    while said != "stop":
        said = yield said


class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.start == 0:
            raise StopIteration
        self.start -= 1
        return self.start


class Sequence:
    def __getitem__(self, place):
        return [4, 5][place]

    def __len__(self):
        return 2


class Timer:
    def __init__(self):
        self.events = []

    def __enter__(self):
        self.events.append("in")
        return self

    def __exit__(self, kind, error, trace):
        self.events.append(kind)
        return False


@contextlib.contextmanager
def ignoring(kind):
    try:
        yield "it"
    except kind:
        pass


def squares(items):
    return map(lambda item: item * item, items)


def fails():
    yield 1
    raise ValueError("later")
