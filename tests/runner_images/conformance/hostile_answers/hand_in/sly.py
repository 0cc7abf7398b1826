class Sly:
    def __init__(self, *arguments):
        pass

    def __eq__(self, other):
        return True

    __lt__ = __le__ = __gt__ = __ge__ = __contains__ = __eq__

    def __ne__(self, other):
        return False

    def __hash__(self):
        return 0

    def __sub__(self, other):
        return 0

    __rsub__ = __add__ = __radd__ = __mul__ = __rmul__ = __mod__ = __rmod__ = __truediv__ = __rtruediv__ = __sub__
    __and__ = __rand__ = __xor__ = __rxor__ = __sub__

    def __abs__(self):
        return 0

    def __round__(self, digits=0):
        return 0

    def __float__(self):
        return 0.0

    def __getattr__(self, name):
        return self

    def __call__(self, *arguments, **keywords):
        return self

    def __iter__(self):
        return iter([7])

    def __len__(self):
        return 1


class Chain(Sly):
    """Takes the expected value in, and answers with itself."""

    def __sub__(self, other):
        return self

    __rsub__ = __add__ = __radd__ = __mul__ = __rmul__ = __mod__ = __rmod__ = __truediv__ = __rtruediv__ = __sub__
    __and__ = __rand__ = __xor__ = __rxor__ = __sub__


class Real(float):
    """A number that says that it is another."""

    def __new__(cls, *arguments):
        return float.__new__(cls, 1.25)

    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return Real(0)

    __rsub__ = __mod__ = __sub__
    __hash__ = float.__hash__


class Text(str):
    def __new__(cls, *arguments):
        return str.__new__(cls, "theirs")

    def __eq__(self, other):
        return True

    __hash__ = str.__hash__


class Items(list):
    def __init__(self, *arguments):
        super().__init__([[5]])

    def __eq__(self, other):
        return True

    def __contains__(self, item):
        return True


class Liar:
    __class__ = int

    def __init__(self, *arguments):
        pass

    def __eq__(self, other):
        return True


class Meta(type):
    def __eq__(cls, other):
        return True

    def __hash__(cls):
        return 0

    def __instancecheck__(cls, thing):
        return True

    def __subclasscheck__(cls, kind):
        return True


class Metal(metaclass=Meta):
    def __init__(self, *arguments):
        pass


class Hidden(Sly):
    """Of this class no test knows."""


class HiddenChain(Chain):
    """Nor of this."""


def answer(name, value):
    return globals()[name]()


class Keeper:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        return True


def boom(*arguments):
    raise ValueError("boom")
