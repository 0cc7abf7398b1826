import Bank
import pytest
from Bank import Account, Labelled, Level, Point, Savings, Shape, Suit
from java import IllegalArgumentException


def test_attributes():
    account = Account("ada", 3)
    account.balance = 7
    assert (account.owner, account.balance, Account.BANK, account.BANK) == ("ada", 7, "B", "B")
    assert vars(account) == {"owner": "ada", "balance": 7, "log": []}
    assert hasattr(account, "balance")
    assert not hasattr(account, "nick")


def test_what_is_private_stays_private():
    account = Account("ada")
    for look in (lambda: account.pin, lambda: account.hide(), lambda: Account.SECRET):
        with pytest.raises(AttributeError, match="has private access in Account"):
            look()
    with pytest.raises(AttributeError, match="cannot assign a value to final variable owner"):
        account.owner = "karim"


def test_static_members():
    before = Account.opened
    assert Account.open("k").balance == 5
    assert Account.opened == before + 1
    Account.opened = 7
    assert Account.opened == 7
    with pytest.raises(AttributeError, match="non-static deposit"):
        Account.deposit(3)


def test_methods():
    account = Account("ada")
    assert account.deposit(3).deposit(4, "n") is account
    assert account.log == ["3", "n"]
    deposit = account.deposit
    deposit(1)
    assert account.balance == 8
    with pytest.raises(IllegalArgumentException, match="neg"):
        account.deposit(-1)


def test_inheritance():
    savings = Savings("ada")
    assert savings.deposit(20).balance == 40
    assert savings.interest() == 4.0
    assert isinstance(savings, Account)
    assert issubclass(Savings, Account)
    assert not isinstance(savings, (int, str))
    assert (Account.__name__, Bank.kindOf(savings)) == ("Account", "Savings")


def test_records():
    point = Point(1, 2)
    assert (point.x(), point.y(), point.moved(1)) == (1, 2, Point(2, 2))
    assert point == Point(1, 2)
    assert point != Point(1, 3)
    assert len({Point(1, 2), Point(1, 2)}) == 1
    assert str(point) == "Point[x=1, y=2]"
    with pytest.raises(IllegalArgumentException):
        Point(-1, 0)


def test_what_cannot_be_made():
    for kind, said in ((Shape, "is abstract"), (Labelled, "is abstract"), (Suit, "enum classes must not")):
        with pytest.raises(TypeError, match=said):
            kind()
    assert Labelled.ALL == 3


def test_an_interface():
    circle = Bank.circle(2)
    assert (circle.area(), circle.label(), isinstance(circle, Shape)) == (12, "a shape of 12", True)


def test_enumerations():
    assert (Suit.HEARTS.name, Suit.HEARTS.sign, Suit.HEARTS.color()) == ("HEARTS", "H", "red")
    assert Suit.first() is Suit.HEARTS
    assert Suit.valueOf("SPADES") is Suit.SPADES
    assert list(Suit) == Suit.values() == [Suit.HEARTS, Suit.SPADES]
    assert (Suit.SPADES.ordinal(), str(Level.HIGH), Bank.label(Level.HIGH)) == (1, "HIGH", "HIGH")
    assert Bank.same(Level.LOW, Level.LOW)
    assert Suit.HEARTS != "H"
    assert Bank.levels() == {Level.LOW: 1, Level.HIGH: 2}
    with pytest.raises(IllegalArgumentException, match="No enum constant"):
        Suit.valueOf("?")


def test_an_object_is_one_on_both_sides():
    small, large = Account("a", 1), Account("b", 2)
    assert Bank.largest([small, large]) is large
    assert Bank.same(small, small)
    assert not Bank.same(small, Account("a", 1))


def test_equality_is_javas():
    assert Account("ada", 1) != Account("ada", 1)
    assert Account("ada") != "account of ada"
    assert Account("ada") is not None
    assert sorted([Level.HIGH, Level.LOW]) == [Level.LOW, Level.HIGH]


def test_nested_classes():
    node = Bank.Node(3)
    assert (node.value, type(node) is Bank.Node) == (3, True)


def test_static_fields_of_the_file():
    assert (Bank.TAX, Bank.currency) == (20, "EUR")
    Bank.currency = "USD"
    assert Bank.price(3) == "3 USD"


def test_texts():
    assert str(Account("ada")) == "account of ada"
    assert f"{Account('ada')}" == "account of ada"
    assert repr(Account("ada")) == 'Account{owner="ada", balance=0, log=[], pin=1234}'


def test_a_method_that_is_not_there():
    with pytest.raises(AttributeError, match="Account has neither a field nor a method withdraw"):
        Account("ada").withdraw(1)


def test_wrong_arguments():
    with pytest.raises(TypeError, match=r"^Account\(String\), Account\(String, int\) cannot be applied to \(\)$"):
        Account()
    with pytest.raises(TypeError, match="no arguments by name"):
        Account(owner="ada")


def test_a_failed_comparison_shows_the_object():
    assert [Account("ada")] == [3]
