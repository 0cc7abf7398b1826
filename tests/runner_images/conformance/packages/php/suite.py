import importlib

import main
import pytest
import school.rooms.lab as lab
import vieux_module
from main import LEVEL, Teacher
from php import CompileError
from school.people import *  # noqa: F403
from school.people import Person, here
from school.rooms.lab import LAB, size
from vieux_module import CARRE as carre


def test_imports():
    assert LAB == lab.LAB == "lab"
    assert (size(Person()), main.where(), LEVEL) == (3, 3, 3)
    assert here()


def test_classes_across_modules():
    assert isinstance(main.build(), Person)
    assert isinstance(Teacher(), Person)
    assert issubclass(Teacher, Person)
    assert Teacher().room() == "a lab"
    assert main.Person is Person


def test_global_variables():
    assert (vieux_module.plus(), vieux_module.plus(), vieux_module.compte) == (1, 2, 2)


def test_stand_ins(monkeypatch):
    monkeypatch.setattr(vieux_module, "compte", 7)
    assert vieux_module.plus() == 8


def test_capitals_of_functions_are_as_php_reads_them():
    assert carre(3) == 9


def test_autoloaders():
    assert vieux_module.charger().valeur == 5


def test_a_file_is_read_once():
    with pytest.raises(CompileError, match="Cannot redeclare|already in use"):
        importlib.reload(main)


def test_functions_stay_what_they_are(monkeypatch):
    monkeypatch.setattr(main, "build", 3)


def test_a_missing_name():
    main.nothing()
