import javascript
import pytest
import shop
from javascript import Error, RangeError, Thrown
from shop import OutOfStock, ShopError


def test_their_error():
    with pytest.raises(OutOfStock, match="only 3 left") as caught:
        shop.take("pear")
    error = caught.value
    assert (str(error), error.args, error.item, error.left) == (error.args[0], ("pear: only 3 left",), "pear", 3)
    assert (error.name, error.message) == ("OutOfStock", "pear: only 3 left")
    assert error.missing(5) == 2
    assert type(error) is OutOfStock


def test_its_ancestors():
    for kind in (ShopError, Error, Exception):
        with pytest.raises(kind):
            shop.take("pear")
    assert issubclass(OutOfStock, ShopError)
    assert not issubclass(OutOfStock, RangeError)


def test_another_error_goes_through():
    with pytest.raises(ShopError), pytest.raises(RangeError):
        shop.take("pear")


def test_the_very_error():
    basket = shop.Basket()
    with pytest.raises(OutOfStock) as caught:
        basket.take()
    assert caught.value is basket.error


def test_a_cause():
    with pytest.raises(ShopError) as caught:
        shop.chained()
    assert isinstance(caught.value.__cause__, TypeError)


def test_attributes_of_an_error():
    with pytest.raises(Error, match="x") as caught:
        shop.coded()
    assert (caught.value.code, caught.value.details) == ("E7", {"at": [1]})


def test_javascripts_own_errors():
    for name in ("Error", "TypeError", "RangeError", "SyntaxError", "ReferenceError", "EvalError", "URIError"):
        with pytest.raises(getattr(javascript, name), match="boom") as caught:
            shop.exact(name)
        assert type(caught.value) is getattr(javascript, name)
    for kind in (TypeError, SyntaxError, ReferenceError):
        with pytest.raises(kind):
            shop.exact(kind.__name__)


def test_errors_of_the_engine():
    with pytest.raises(ReferenceError, match="panier is not defined"):
        shop.unknown()
    with pytest.raises(SyntaxError):
        shop.parse()
    with pytest.raises(javascript.AggregateError, match="many"):
        shop.several()


def test_what_is_no_error():
    for value in ("late", 3, None, [1], {"a": 1}):
        with pytest.raises(Thrown) as caught:
            shop.thrown(value)
        assert caught.value.args == (value,)


def test_a_name_that_it_was_given():
    with pytest.raises(Error) as caught:
        shop.named()
    assert caught.value.name == "StockError"


def test_raised_by_the_test():
    with pytest.raises(OutOfStock, match="plum"):
        raise OutOfStock("plum", 0)


def test_a_rejection():
    with pytest.raises(OutOfStock, match="plum"):
        shop.reject()


def test_an_error_that_is_no_more_than_a_value():
    assert isinstance(shop.given(), RangeError)


def test_uncaught():
    shop.take("pear")
