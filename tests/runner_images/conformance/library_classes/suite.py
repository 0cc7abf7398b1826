import dataclasses

import pytest
import shapes
from shapes import Celsius, Colour, Names, Pair, Place, Point, Right, Scores, Size, Version, Word


def test_dataclass():
    assert Point(1) == Point(1, 2) != Point(1, 3)
    assert repr(Point(1)) == "Point(x=1, y=2, tags=[])"
    assert dataclasses.asdict(Point(1)) == {"x": 1, "y": 2, "tags": []}
    assert dataclasses.replace(Point(1), y=5) == Point(1, 5)
    assert dataclasses.is_dataclass(Point)
    assert [field.name for field in dataclasses.fields(Point)] == ["x", "y", "tags"]
    point = Point(1)
    point.tags.append("t")
    assert point.tags == ["t"]
    assert Point(1).tags == []


def test_frozen_dataclass():
    assert Version(1) < Version(1, 1) < Version(2)
    assert {Version(1): "v"}[Version(1, 0)] == "v"
    with pytest.raises(dataclasses.FrozenInstanceError):
        Version(1).major = 2


def test_enum():
    assert list(Colour) == [Colour.RED, Colour.GREEN]
    assert Colour.RED is Colour["RED"] is Colour(1) is Colour.ROUGE
    assert (Colour.GREEN.name, Colour.GREEN.value, Colour.RED.shout()) == ("GREEN", "g", "red")
    assert Colour.RED in Colour
    assert len(Colour) == 2
    assert Colour.RED != 1
    assert {Colour.RED: 1}[shapes.red()] == 1
    with pytest.raises(ValueError):
        Colour("zz")


def test_a_member_is_one_on_both_sides():
    assert shapes.red() is Colour.RED
    assert shapes.is_red(Colour.RED)
    assert isinstance(Colour.RED, Colour)


def test_enums_of_plain_values():
    assert Size.SMALL == 1
    assert Size.LARGE > Size.SMALL
    assert Size(2) is Size.LARGE
    assert isinstance(Size.SMALL, int)
    assert Word.YES == "yes"
    assert (Right.READ | Right.WRITE) & Right.READ == Right.READ
    assert Right.READ in Right.READ | Right.WRITE


@pytest.mark.parametrize("member", list(Colour))
@pytest.mark.parametrize(("point", "x"), [(Point(4), 4), (Point(5), 5)])
def test_made_at_collection(member, point, x):
    assert member in Colour
    assert point.x == x
    assert point == Point(x)


def test_named_tuples():
    pair = Pair(1, right=2)
    left, right = pair
    assert pair == (1, 2) == (left, right)
    assert (pair.left, pair[1], pair._fields) == (1, 2, ("left", "right"))
    assert pair._replace(left=5) == (5, 2)
    assert pair._asdict() == {"left": 1, "right": 2}
    assert isinstance(pair, tuple)
    assert Place("x").double() == 6
    with pytest.raises(AttributeError):
        pair.left = 3


def test_classes_of_plain_types():
    assert Celsius(20) == 20.0
    assert Celsius(20) < 21
    assert Celsius(20).fahrenheit() == 68
    assert Celsius(20) + 1 == 21
    assert isinstance(Celsius(1), float)


def test_classes_of_containers():
    names = shapes.names()
    assert names == ["ada", "karim"]
    assert (names.first(), len(names), names[1], "ada" in names, list(names)) == ("ada", 2, "karim", True, ["ada", "karim"])
    assert ["x"] + names == ["x", "ada", "karim"]
    names.append("ines")
    assert names == Names(["ada", "karim", "ines"])
    assert isinstance(names, list)
    scores = Scores(a=1)
    assert (scores["a"], scores["b"], scores == {"a": 1}, sorted(scores), dict(scores)) == (1, 0, True, ["a"], {"a": 1})
