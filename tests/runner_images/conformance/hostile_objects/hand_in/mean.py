class Odd:
    def __eq__(self, other):
        return [1]

    def __lt__(self, other):
        return "yes"

    def __len__(self):
        return 2**62

    def __hash__(self):
        raise ValueError("hash")

    def __bool__(self):
        return 1

    def __str__(self):
        return 3

    def __float__(self):
        return "x"


class Long:
    def __len__(self):
        return 2**62


class Endless:
    def __iter__(self):
        return self

    def __next__(self):
        return 9


class Anything:
    def __getattr__(self, name):
        return Anything()

    def __call__(self, *arguments, **keywords):
        return self


class BadError(Exception):
    def __str__(self):
        raise SystemExit

    __repr__ = __str__


class Last:
    def __del__(self):
        raise SystemExit


class Word(str):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0


def bad_error():
    raise BadError(BadError())


def lasts(n):
    return [Last() for _ in range(n)]


def objects(n):
    return [Endless() for _ in range(n)]


def classes(n):
    return [type(f"C{i}", (), {})() for i in range(n)]


def call(function, *arguments):
    return function(*arguments)


def call_with_words(function):
    return function(**{Word("a"): Word("b")})


def deep(function):
    return function(lambda: deep(function))


def steal(function):
    return function.__globals__["EXPECTED"], function.__code__.co_consts


def rummage(thing):
    found = []
    for name in ("_secret", "__dict__", "__class__", "__init__", "gi_frame", "f_globals", "__globals__", "call_args"):
        try:
            found.append(getattr(thing, name))
        except AttributeError:
            found.append(None)
    return [str(one) for one in found]


def replace(thing, name):
    setattr(thing, name, lambda *arguments, **keywords: True)


def anything():
    return Anything()


class Meta(type):
    @property
    def __name__(cls):
        raise ValueError("name")

    @property
    def __mro__(cls):
        return ()

    @property
    def __dict__(cls):
        return {}


class Masked(metaclass=Meta):
    def value(self):
        return 4


def masked():
    return Masked()


def many_bases():
    class A(list): ...

    class B(A, BaseClass): ...

    return B([1])


class BaseClass:
    x = 5
