import importlib

import main
import pytest
import school.rooms.lab as lab
import vieux_module
from main import Teacher
from main import default as welcome
from school import *  # noqa: F403
from school import Person
from school.people import Person as Same
from school.people import here
from school.rooms.lab import LAB, size


def test_imports():
    assert LAB == lab.LAB == main.where()[0] == "lab"
    assert Person is Same
    assert size(Person()) == 3
    assert main.where() == ["lab", 3]
    assert welcome() == "hello"
    assert here()


def test_classes_across_modules():
    assert isinstance(main.build(), Person)
    assert isinstance(Teacher(), Person)
    assert issubclass(Teacher, Person)
    assert Teacher().room() == "a lab"


def test_common_js():
    assert vieux_module.carre(3) == 9
    assert (vieux_module.plus(), vieux_module.plus(), vieux_module.compte) == (1, 2, 2)
    assert not vieux_module.isMain()


def test_reload(capsys):
    importlib.reload(main)
    assert capsys.readouterr().out == "main\n"
    assert isinstance(main.build(), Person)


def test_stand_ins_in_common_js(monkeypatch):
    monkeypatch.setattr(vieux_module, "compte", 7)
    assert vieux_module.plus() == 8


def test_an_es_module_is_not_changed_from_outside(monkeypatch):
    with pytest.raises(TypeError):
        main.build = 3


def test_a_missing_name():
    main.nothing()


def test_a_name_that_is_not_exported():
    main.hidden()
