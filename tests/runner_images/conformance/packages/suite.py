import importlib
import unittest

import main
import pytest
import school.rooms.lab as lab
from main import Teacher
from school import *  # noqa: F403
from school import Person
from school.people import Person as Same
from school.rooms.lab import LAB, size


def test_imports():
    assert LAB == lab.LAB == main.school.LAB == "lab"
    assert Person is Same
    assert size(Person()) == 3


def test_classes_across_modules():
    assert isinstance(main.build(), Person)
    assert isinstance(Teacher(), Person)
    assert issubclass(Teacher, Person)


def test_reload(capsys):
    importlib.reload(main)
    assert capsys.readouterr().out == "main\n"
    assert isinstance(main.build(), Person)


def test_a_missing_name():
    main.nothing()


@pytest.fixture
def person():
    return Person()


@pytest.mark.task(taskno=1)
@pytest.mark.parametrize(("word", "length"), [("a", 1), ("bb", 2)], ids=["one", "two"])
def test_fixtures_and_marks(person, word, length):
    assert person.room() == "lab"
    assert len(word) == length


class TestSchool(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.shared = Person()

    def setUp(self):
        self.person = Teacher()

    def test_set_up(self):
        self.assertIsInstance(self.person, Person)
        self.assertEqual(self.shared.room(), "lab")
        self.assertIn("a", self.person.room())
        self.assertCountEqual([2, 1], [1, 2])
        self.assertIsNot(self.person, self.shared)

    @pytest.mark.task(taskno=2)
    def test_sub_tests(self):
        for number, (word, length) in enumerate([("lab", 3), ("x", 1)], 1):
            with self.subTest(f"variation #{number}", word=word):
                self.assertEqual(len(word), length)

    def test_a_sub_test_fails(self):
        for word in ("lab", "x", "lab"):
            with self.subTest(word=word):
                self.assertEqual(self.person.room(), word)
