import bank
import pytest
from bank import Account, Doubler, Level, Magic, Named, Recorder, Savings, Shape, Suit, Temperature
from php import Error, InvalidArgumentException


def test_attributes():
    account = Account("ada", 3)
    account.balance = 7
    assert (account.owner, account.balance, Account.BANK, account.BANK) == ("ada", 7, "B", "B")
    assert vars(account)["balance"] == 7
    assert hasattr(account, "balance")
    assert not hasattr(account, "nick")


def test_what_is_private_stays_private():
    account = Account("ada")
    for look in (lambda: account.pin, lambda: account.hide(), lambda: Account.SECRET):
        with pytest.raises(Error):
            look()
    with pytest.raises(Error, match="readonly"):
        account.owner = "karim"


def test_static_members():
    before = Account.opened
    assert Account.open("k").balance == 5
    assert Account.opened == before + 1
    Account.opened = 7
    assert Account.opened == 7
    assert type(Savings.open("k")) is Savings


def test_methods():
    account = Account("ada")
    assert account.deposit(3).deposit(4, note="n") is account
    assert account.log == [3, "n"]
    deposit = account.deposit
    deposit(1)
    assert account.balance == 8
    with pytest.raises(InvalidArgumentException, match="neg"):
        account.deposit(-1)


def test_inheritance():
    savings = Savings("ada")
    assert savings.deposit(2).balance == 4
    assert savings.interest() == 0.4
    assert isinstance(savings, Account)
    assert issubclass(Savings, Account)
    assert not isinstance(savings, (int, str))
    assert (Account.__name__, bank.kindOf(Account)) == ("Account", "Account")


def test_properties_that_compute():
    there = Temperature(100)
    assert there.fahrenheit == 212
    there.fahrenheit = 32
    assert there.celsius == 0


def test_magic():
    magic = Magic()
    magic.b = 2
    assert (magic.a, magic.b, magic.c) == (1, 2, "no c")
    assert Recorder().anything(1, 2) == "anything(1,2)"


def test_objects_that_are_called():
    assert Doubler()(4) == 8
    counter = bank.counter()
    assert (counter(), counter()) == (1, 2)


def test_what_cannot_be_made():
    for kind in (Shape, Named, Suit):
        with pytest.raises(Error):
            kind()
    assert Named.ALL == 3


def test_enumerations():
    assert (Suit.Hearts.value, Suit.Hearts.name, Suit.Hearts.color()) == ("H", "Hearts", "red")
    assert Suit.first() is Suit.Hearts
    assert Suit("S") if False else Suit.tryFrom("S") is Suit.Spades
    assert Suit.tryFrom("?") is None
    assert list(Suit) == Suit.cases() == [Suit.Hearts, Suit.Spades]
    assert Suit.Best is Suit.Hearts
    assert bank.label(Level.High) == "High"
    assert bank.same(Level.Low, Level.Low)
    assert Suit.Hearts != "H"


def test_an_object_is_one_on_both_sides():
    small, large = Account("a", 1), Account("b", 2)
    assert bank.largest([small, large]) is large
    assert bank.same(small, small)
    assert not bank.same(small, Account("a", 1))


def test_equality_is_phps():
    assert Account("ada", 1) == Account("ada", 1)
    assert Account("ada", 1) != Account("ada", 2)
    assert Account("ada") != "account of ada"
    assert Account("ada") is not None


def test_objects_in_plain_values():
    account = Account("a", 1)
    account.log = [{"k": account}]
    assert account.log[0]["k"] is account


def test_objects_without_a_class():
    plain = bank.plain()
    assert (plain.name, plain.greet()) == ("Ada", "hi Ada")
    plain.age = 36
    assert vars(plain)["age"] == 36
    del plain.age
    assert not hasattr(plain, "age")
    assert bank.anonymous().value == 4


def test_arguments_by_name():
    assert bank.greet(times=2, name="Ada") == "hi Ada hi Ada "
    assert bank.greet("Ada") == "hi Ada "
    assert Account(balance=3, owner="ada").balance == 3


def test_constants_and_variables():
    assert (bank.TAX, bank.CITY, bank.currency) == (20, "Lyon", "EUR")


def test_texts():
    assert str(Account("ada")) == "account of ada"
    assert f"{Account('ada')}" == "account of ada"
    assert repr(Account("ada")) == 'Account { log: [], owner: "ada", pin: 1234, balance: 0 }'
    with pytest.raises(Error, match="could not be converted to string"):
        str(Doubler())


def test_a_method_that_is_not_there():
    with pytest.raises(AttributeError, match="neither a property nor a method withdraw"):
        Account("ada").withdraw(1)


def test_wrong_arguments():
    with pytest.raises(TypeError, match=r"^Too few arguments to function Account::__construct\(\), 0 passed and"):
        Account()
    with pytest.raises(TypeError, match=r"must be of type string, array given$"):
        Account([])
    with pytest.raises(Error, match="Unknown named parameter"):
        bank.greet(nom="Ada")


def test_a_failed_comparison_shows_the_object():
    assert [Account("ada")] == [3]
