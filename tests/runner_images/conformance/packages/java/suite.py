import Main
import pytest
import school.rooms.Lab as Lab
from java import IllegalStateException
from Main import LEVEL, Teacher
from school.people.Person import Person, here
from school.rooms.Lab import NAME, size


def test_imports():
    assert NAME == Lab.NAME == "lab"
    assert (size(Person()), Main.where(), LEVEL) == (3, 3, 3)
    assert here()


def test_import_all():
    names = {}
    exec("from school.rooms.Lab import *", names)
    assert names.get("NAME") in (None, "lab")


def test_classes_across_modules():
    assert isinstance(Main.build(), Person)
    assert isinstance(Teacher(), Person)
    assert issubclass(Teacher, Person)
    assert Teacher().room() == "a lab"


def test_static_fields():
    assert (Main.plus(), Main.plus(), Main.count) == (1, 2, 2)


def test_each_check_begins_anew():
    assert Main.plus() == 1


def test_stand_ins(monkeypatch):
    monkeypatch.setattr(Main, "count", 7)
    assert Main.plus() == 8


def test_a_class_that_does_not_begin():
    with pytest.raises(IllegalStateException, match="closed"):
        import Closed  # noqa: F401


def test_what_stays_as_it_is(monkeypatch):
    monkeypatch.setattr(Main, "build", 3)


def test_a_missing_name():
    Main.nothing()


def test_a_private_name():
    Main.hidden()
