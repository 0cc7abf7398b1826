import copy

import bank
import pytest
from bank import Account, Savings


def test_attributes():
    account = Account("ada", 3)
    account.balance = 7
    account.nick = "x"
    assert (account.owner, account.balance, account.nick, account.bank, Account.bank) == ("ada", 7, "x", "B", "B")
    assert vars(account)["nick"] == "x"
    del account.nick
    assert not hasattr(account, "nick")


def test_a_setter_raises():
    with pytest.raises(ValueError, match="neg"):
        Account("ada").balance = -1


def test_methods():
    account = Account(owner="ada")
    assert account.deposit(3).deposit(4, note="n") is account
    assert account.log == [3, "n"]
    assert (account(), account(2, y=3)) == (14, 42)
    deposit = account.deposit
    deposit(1)
    assert account.balance == 8


def test_class_and_static_methods():
    assert Account.opened("k").balance == 5
    assert Savings.opened("k").interest() == 0.5
    assert Account.is_valid(3)
    assert not Account("k").is_valid(-1)


def test_types():
    savings = Savings("ada")
    assert type(savings) is Savings
    assert isinstance(savings, Account)
    assert not isinstance(savings, (int, str))
    assert issubclass(Savings, Account)
    assert savings.__class__ is Savings
    assert (Account.__name__, Account.__doc__, Savings.Rate.value) == ("Account", "An account.", 3)
    assert bank.kind() is Account


def test_an_object_is_one_on_both_sides():
    small, large = Account("a", 1), Account("b", 2)
    assert bank.largest([small, large]) is large
    assert bank.same(small, small)
    assert not bank.same(small, large)


def test_objects_in_plain_values():
    account = Account("a", 1)
    assert bank.largest({account: 1}) is account
    account.log = {"k": [account]}
    assert account.log["k"][0] is account


def test_copies():
    account = Account("a", 1)
    account.log.append([1])
    assert copy.copy(account).log[0] is account.log[0]
    assert copy.deepcopy(account).log[0] is not account.log[0]


def test_what_functions_and_methods_say_of_themselves():
    assert (bank.largest.__name__, bank.largest.__doc__) == ("largest", "Return the account that holds most.")
    assert bank.same.__doc__ is None
    assert (Account.deposit.__doc__, Account("a").deposit.__doc__) == ("Put money in.", "Put money in.")
    assert Savings.interest.__doc__ is None
    assert Account("a").__doc__ == "An account."


def test_recursion():
    assert bank.compounded(100, 900) == 1000
    with pytest.raises(RecursionError):
        bank.compounded(100, -1)


def test_an_unknown_attribute():
    with pytest.raises(AttributeError, match="nope"):
        Account("ada").nope


def test_wrong_arguments():
    with pytest.raises(TypeError):
        Account()


def test_plain_data_is_not_an_object():
    assert Account("ada") != "ada"
    assert Account("ada") is not None


def test_a_failed_comparison_shows_the_object():
    assert [Account("ada")] == [3]
