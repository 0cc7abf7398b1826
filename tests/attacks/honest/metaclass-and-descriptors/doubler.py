from contextlib import contextmanager


class Meta(type):
    def __call__(cls, *args):
        return super().__call__(*args).value


class Double(metaclass=Meta):
    __slots__ = ("_n",)

    def __init__(self, n):
        self._n = n

    @property
    def value(self):
        return self._n * 2


@contextmanager
def nothing():
    yield Double


def doubler(n):
    with nothing() as kind:
        return kind(n)
