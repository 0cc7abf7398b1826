import java
import pytest
import Shop
from java import (
    ArithmeticException,
    ArrayIndexOutOfBoundsException,
    ClassCastException,
    Error,
    Exception,
    IllegalArgumentException,
    IOException,
    NoSuchElementException,
    NullPointerException,
    NumberFormatException,
    RuntimeException,
    StackOverflowError,
    Throwable,
)
from Shop import Basket, Broken, OutOfStock, ShopException


def test_their_exception():
    with pytest.raises(OutOfStock, match="only 3 left") as caught:
        Shop.take("pear")
    error = caught.value
    assert (str(error), error.args, error.item, error.left) == (error.args[0], ("pear: only 3 left",), "pear", 3)
    assert (error.message, error.getMessage()) == ("pear: only 3 left", "pear: only 3 left")
    assert error.missing(5) == 2
    assert type(error) is OutOfStock


def test_its_ancestors():
    for kind in (ShopException, Exception, Throwable):
        with pytest.raises(kind):
            Shop.take("pear")
    assert issubclass(OutOfStock, ShopException)
    assert not issubclass(OutOfStock, (RuntimeException, Error))
    with pytest.raises(Broken):
        Shop.broken()
    assert issubclass(Broken, Error)


def test_another_exception_goes_through():
    with pytest.raises(ShopException), pytest.raises(IllegalArgumentException):
        Shop.take("pear")


def test_the_very_exception():
    basket = Basket()
    with pytest.raises(OutOfStock) as caught:
        basket.take()
    assert caught.value is basket.error


def test_a_cause():
    with pytest.raises(ShopException) as caught:
        Shop.chained()
    assert isinstance(caught.value.__cause__, IllegalArgumentException)
    assert caught.value.getCause().getMessage() == "no key"


def test_javas_own_exceptions():
    made = Shop.known()
    assert set(made) == set(java.__all__) - {"CompileError", "VirtualMachineError"}
    for name, error in made.items():
        assert type(error) is getattr(java, name)
        with pytest.raises(getattr(java, name)):
            Shop.fail(name)


def test_errors_of_the_engine():
    for kind, call in {
        ArithmeticException: lambda: Shop.divide(0),
        NullPointerException: lambda: Shop.length(None),
        ArrayIndexOutOfBoundsException: lambda: Shop.at([1], 3),
        NumberFormatException: lambda: Shop.parse("x"),
        ClassCastException: lambda: Shop.cast("x"),
        NoSuchElementException: lambda: Shop.first([]),
        IOException: lambda: Shop.read("absent"),
        StackOverflowError: lambda: Shop.down(1),
    }.items():
        with pytest.raises(kind):
            call()
    with pytest.raises(NullPointerException, match='because "text" is null'):
        Shop.length(None)


def test_an_assertion_of_theirs_is_none_of_the_tests():
    with pytest.raises(java.AssertionError):
        Shop.fail("AssertionError")
    assert not issubclass(java.AssertionError, AssertionError)


def test_raised_by_the_test():
    with pytest.raises(OutOfStock, match="plum"):
        raise OutOfStock("plum", 0)


def test_an_exception_that_is_no_more_than_a_value():
    assert isinstance(Shop.given(), java.IllegalStateException)


def test_an_exception_as_a_class_begins():
    with pytest.raises(IllegalArgumentException, match="too early"):
        Shop.early()


def test_uncaught():
    Shop.take("pear")
