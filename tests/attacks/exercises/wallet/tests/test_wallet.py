"""Objects of the learner's own class, whose operators the tests use: what is asked of her process, and believed."""

import pytest
from wallet import Refused, Wallet, each, halves


def test_adds():
    wallet = Wallet(10)

    wallet.add(5)

    assert wallet.balance == 15
    assert 15 == wallet.balance
    assert isinstance(wallet.balance, int)


def test_equals():
    assert Wallet(3) == Wallet(3)
    assert not Wallet(3) == Wallet(4)
    assert Wallet(3) != Wallet(4)
    assert Wallet(3) != 3


def test_contains():
    wallet = Wallet(0)
    wallet.add(5)
    wallet.add(7)

    assert len(wallet) == 2
    assert 7 in wallet
    assert 8 not in wallet
    assert list(wallet) == [5, 7]


def test_lends_itself():
    with Wallet(4) as wallet:
        assert wallet.balance == 4
    with Wallet(4) as wallet:
        wallet.add(2)
        assert wallet.balance == 6


def test_calls_back():
    seen = []

    assert each([1, 2, 3], lambda number: seen.append(number) or number * number) == [1, 4, 9]
    assert seen == [1, 2, 3]
    assert list(halves(16)) == [8, 4, 2, 1]


def test_hidden():
    with pytest.raises(Refused):
        Wallet(1).add(-2)
    assert str(Wallet(77)) == "77 euros"
    assert Wallet(77).balance == 77
    assert sorted([Wallet(2), Wallet(1)])[0].balance == 1
    assert {Wallet(5).balance, Wallet(5).balance} == {5}
