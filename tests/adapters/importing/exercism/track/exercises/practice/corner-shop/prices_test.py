import pytest
from shop.prices import price


@pytest.mark.parametrize(("name", "cents"), [("bread", 120), ("milk", 95)])
def test_price(name, cents):
    assert price(name) == cents
