import json
import unittest

import pytest
import shop
from shop import OutOfStock, ShopError


def test_their_error():
    with pytest.raises(OutOfStock, match="only 3 left") as caught:
        shop.take("pear")
    error = caught.value
    assert (str(error), error.args, error.item, error.left) == (error.args[0], ("pear: only 3 left",), "pear", 3)
    assert error.missing(5) == 2
    assert type(error) is OutOfStock


def test_its_ancestors():
    for kind in (ShopError, LookupError, Exception):
        with pytest.raises(kind):
            shop.take("pear")
    assert issubclass(OutOfStock, ShopError)
    assert not issubclass(OutOfStock, KeyError)


def test_another_error_goes_through():
    with pytest.raises(ShopError), pytest.raises(KeyError):
        shop.take("pear")


def test_a_text_of_its_own():
    with pytest.raises(shop.Silent) as caught:
        shop.silent()
    assert (str(caught.value), caught.value.args) == ("…", (1, [2]))


def test_the_very_error():
    basket = shop.Basket()
    with pytest.raises(OutOfStock) as caught:
        basket.take()
    assert caught.value is basket.error


def test_a_cause():
    with pytest.raises(ShopError) as caught:
        shop.chained()
    assert isinstance(caught.value.__cause__, KeyError)


def test_a_group():
    with pytest.raises(ExceptionGroup) as caught:
        shop.group()
    assert [type(one) for one in caught.value.exceptions] == [ValueError, TypeError]


def test_an_attribute_of_a_builtin_error():
    with pytest.raises(ValueError, match="x") as caught:
        shop.coded()
    assert caught.value.code == 7


def test_builtin_errors():
    for kind in (ValueError, KeyError, ZeroDivisionError, StopIteration, OSError, NotImplementedError):
        with pytest.raises(kind, match="boom"):
            shop.exact(kind)


def test_an_error_of_the_library():
    with pytest.raises(json.JSONDecodeError):
        shop.decode()


def test_raised_by_the_test():
    with pytest.raises(OutOfStock, match="plum"):
        raise OutOfStock("plum", 0)


class Mine(ValueError):
    pass


def test_the_tests_own_error_comes_back():
    mine = Mine("m")

    def fail():
        raise mine

    with pytest.raises(Mine) as caught:
        shop.reraise(fail)
    assert caught.value is mine
    name, text, error = shop.swallow(fail)
    assert (name, text) == ("Mine", "m")
    assert error is mine


class TestUnittest(unittest.TestCase):
    def test_assert_raises(self):
        with self.assertRaises(OutOfStock) as caught:
            shop.take("pear")
        self.assertEqual(type(caught.exception), OutOfStock)
        self.assertEqual(caught.exception.args[0], "pear: only 3 left")
        with self.assertRaisesRegex(ShopError, "only 3"):
            shop.take("pear")


def test_skipping_from_their_code():
    shop.skip()


def test_uncaught():
    shop.take("pear")
