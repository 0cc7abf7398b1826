import php
import pytest
import shop
from php import DivisionByZeroError, Error, Exception, InvalidArgumentException, Throwable
from shop import Broken, OutOfStock, ShopException



def test_their_exception():
    with pytest.raises(OutOfStock, match="only 3 left") as caught:
        shop.take("pear")
    error = caught.value
    assert (str(error), error.args, error.item, error.left) == (error.args[0], ("pear: only 3 left",), "pear", 3)
    assert (error.message, error.code, error.getMessage(), error.getCode()) == ("pear: only 3 left", 7, error.message, 7)
    assert error.missing(5) == 2
    assert type(error) is OutOfStock


def test_its_ancestors():
    for kind in (ShopException, Exception, Throwable):
        with pytest.raises(kind):
            shop.take("pear")
    assert issubclass(OutOfStock, ShopException)
    assert not issubclass(OutOfStock, (InvalidArgumentException, Error))
    with pytest.raises(Broken):
        shop.broken()
    assert issubclass(Broken, Error)


def test_another_exception_goes_through():
    with pytest.raises(ShopException), pytest.raises(InvalidArgumentException):
        shop.take("pear")


def test_the_very_exception():
    basket = shop.Basket()
    with pytest.raises(OutOfStock) as caught:
        basket.take()
    assert caught.value is basket.error


def test_a_cause():
    with pytest.raises(ShopException) as caught:
        shop.chained()
    assert isinstance(caught.value.__cause__, TypeError)


def test_phps_own_exceptions():
    for kind in set(php.__all__) - {"Throwable"}:
        with pytest.raises(getattr(php, kind), match="boom") as caught:
            shop.exact(kind)
        assert type(caught.value) is getattr(php, kind)
    for kind in (TypeError, ValueError, ArithmeticError):
        with pytest.raises(kind):
            shop.exact(kind.__name__)


def test_errors_of_the_engine():
    with pytest.raises(Error, match=r"Call to undefined function absent\(\)"):
        shop.unknown()
    with pytest.raises(ZeroDivisionError):
        shop.divide(0)
    with pytest.raises(DivisionByZeroError):
        shop.divide(0)
    with pytest.raises(php.UnhandledMatchError, match="Unhandled match case 3"):
        shop.choose(3)
    with pytest.raises(php.JsonException, match="Syntax error"):
        shop.parse("{")
    with pytest.raises(SyntaxError):
        shop.run("return (;")


def test_an_assertion_of_theirs_is_none_of_the_tests():
    with pytest.raises(php.AssertionError):
        shop.exact("AssertionError")
    assert not issubclass(php.AssertionError, AssertionError)


def test_raised_by_the_test():
    with pytest.raises(OutOfStock, match="plum"):
        raise OutOfStock("plum", 0)


def test_an_exception_that_is_no_more_than_a_value():
    assert isinstance(shop.given(), php.RangeException)


def test_a_warning_stops_nothing(capsys):
    assert shop.warn() == [None, None, None]
    assert capsys.readouterr() == ("", "Warning: Undefined variable $undefined in shop.php on line 74\n")


def test_a_warning_explains_what_fails():
    assert shop.warn() == [1]


def test_uncaught():
    shop.take("pear")
