import pytest
from vectors import Bare, Vector

V = Vector(1, 2)


def test_equality():
    assert Vector(1, 2) == V
    assert not Vector(1, 2) != V
    assert Vector(1) != V
    assert V not in [Vector(1), (1, 2)]
    assert [Vector(1, 2), {"a": V}] == [V, {"a": Vector(1, 2)}]


def test_plain_data_never_equals():
    assert V != (1, 2)
    assert (1, 2) != V
    assert V != [1, 2]


def test_order():
    assert Vector(1) < V <= V
    assert V > Vector(1)
    assert sorted([V, Vector(0), Vector(1)])[0] == Vector(0)
    assert max([Vector(0), V]) is V
    with pytest.raises(TypeError):
        V < 3


def test_hashing():
    assert hash(Vector(1, 2)) == hash(V)
    assert {Vector(1, 2), V} == {V}
    assert {V: "v"}[Vector(1, 2)] == "v"


def test_texts():
    assert (repr(V), str(V), f"{V}", f"{V:>}") == ("Vector(1, 2)", "<1 2>", "<1 2>", "><1 2>")


def test_container():
    v = Vector(1, 2, 3)
    assert (len(v), bool(v), bool(Vector(0)), 2 in v, 9 in v) == (3, True, False, True, False)
    assert (v[0], v[-1], v[1:], list(v), list(reversed(v))) == (1, 3, [2, 3], [1, 2, 3], [3, 2, 1])
    v[0] = 9
    del v[1]
    assert v == Vector(9, 3)
    with pytest.raises(IndexError):
        v[9]


def test_arithmetic():
    assert V + Vector(1, 1) == Vector(2, 3) == V + 1 - 1 + Vector(1, 1)
    assert 1 + V == V + 1 == Vector(2, 3)
    assert 5 - V == Vector(4, 3)
    assert sum([V, V]) == Vector(2, 4)
    assert V @ V == 5
    assert (V + 1).items == [2, 3]
    assert str(V + 1) == "<2 3>"


def test_in_place():
    v = alias = Vector(1)
    v += 4
    assert v is alias
    assert v.items == [5]


def test_numbers():
    assert (abs(V), int(V), float(V), -V, round(Vector(1.26), 1)) == (1, 1, 1.0, Vector(-1, -2), Vector(1.3))


def test_what_it_has_not():
    for operation in (len, iter, next, int, abs, lambda it: it + 1, lambda it: it[0], lambda it: it < it):
        with pytest.raises(TypeError):
            operation(Bare())
    assert Bare() != Bare()
    assert bool(Bare())
    assert not callable(Bare())
