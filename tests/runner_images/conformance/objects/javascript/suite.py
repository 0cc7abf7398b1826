import bank
import pytest
from bank import Account, Point, Savings
from javascript import RangeError, undefined


def test_attributes():
    account = Account("ada", 3)
    account.balance = 7
    account.nick = "x"
    assert (account.owner, account.balance, account.nick, Account.bank) == ("ada", 7, "x", "B")
    assert account["nick"] == "x"
    assert vars(account)["nick"] == "x"
    del account.nick
    assert account.nick is undefined
    assert account.pin is undefined


def test_a_setter_raises():
    with pytest.raises(RangeError, match="neg"):
        Account("ada").balance = -1


def test_methods():
    account = Account("ada")
    assert account.deposit(3).deposit(4, note="n") is account
    assert account.log == [3, "n"]
    assert account.later() == 8
    deposit = account.deposit
    deposit(1)
    assert account.balance == 8


def test_static_methods():
    assert Account.opened("k").balance == 5
    assert Savings.opened("k").interest() == 0.5
    assert type(Savings.opened("k")) is Savings


def test_inheritance():
    assert Savings("ada").deposit(2).balance == 4


def test_types():
    savings = Savings("ada")
    assert type(savings) is Savings
    assert isinstance(savings, Account)
    assert not isinstance(savings, (int, str))
    assert issubclass(Savings, Account)
    assert (Account.__name__, bank.kind()) == ("Account", Account)


def test_constructors_without_a_class():
    point = Point(3, 4)
    assert (point.norm(), point.x) == (5, 3)
    assert isinstance(point, Point)


def test_an_object_is_one_on_both_sides():
    small, large = Account("a", 1), Account("b", 2)
    assert bank.largest([small, large]) is large
    assert bank.same(small, small)
    assert not bank.same(small, large)


def test_objects_in_plain_values():
    account = Account("a", 1)
    account.log = {"k": [account]}
    assert account.log["k"][0] is account


def test_objects_with_methods():
    assert (bank.counter.up(), bank.counter.up(), bank.counter.n, bank.counter.double) == (1, 2, 2, 4)
    one, other = bank.make(), bank.make()
    assert (one.up(), one.up(), other.read(), one["read"]()) == (1, 2, 0, 2)


def test_words_of_a_call_are_an_object():
    assert bank.greet(name="Ada") == "hi Ada "
    assert bank.greet({"name": "Ada", "times": 2}) == "hi Ada hi Ada "


def test_texts():
    assert str(Account("ada")) == "account of ada"
    assert f"{Account('ada')}" == "account of ada"
    assert "Point" in repr(Point(1, 2))


def test_javascripts_own_objects():
    assert bank.pattern().test("xab")
    assert bank.pattern().source == "a(b)"
    assert bank.symbol(bank.symbol()) == "symbol"
    assert bank.boxed() != "x"
    assert bank.boxed().length == 1
    assert bank.anonymous().value == 4


def test_what_cannot_be_changed():
    with pytest.raises(TypeError):
        bank.frozen().a = 2


def test_a_method_that_is_not_there():
    with pytest.raises(TypeError):
        Account("ada").withdraw(1)


def test_wrong_arguments():
    with pytest.raises(TypeError, match="owner"):
        Account()


def test_plain_data_is_not_an_object():
    assert Account("ada") != "ada"
    assert Account("ada") is not None
    assert Account("ada") != Account("ada")


def test_a_failed_comparison_shows_the_object():
    assert [Account("ada")] == [3]
