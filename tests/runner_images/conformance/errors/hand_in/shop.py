class ShopError(Exception):
    """Any."""


class OutOfStock(ShopError, LookupError):
    def __init__(self, item, left):
        super().__init__(f"{item}: only {left} left")
        self.item = item
        self.left = left

    def missing(self, wanted):
        return wanted - self.left


class Silent(Exception):
    def __str__(self):
        return "…"


class Basket:
    def __init__(self):
        self.error = OutOfStock("pear", 2)

    def take(self):
        raise self.error


def take(item):
    raise OutOfStock(item, 3)


def silent():
    raise Silent(1, [2])


def chained():
    try:
        {}["k"]
    except KeyError as error:
        raise ShopError("no k") from error


def group():
    raise ExceptionGroup("two", [ValueError("a"), TypeError("b")])


def coded():
    error = ValueError("x")
    error.code = 7
    raise error


def exact(kind):
    raise kind("boom")


def swallow(function):
    try:
        function()
    except Exception as error:
        return type(error).__name__, str(error), error


def reraise(function):
    try:
        function()
    except ValueError:
        raise


def skip():
    import unittest

    raise unittest.SkipTest("not today")


def decode():
    import json

    json.loads("{")
