"""Tests of a language's own tool, found by reading their names."""

import pytest

from grader.adapters.exercise_files.native import native_tests
from tests.runners import RUNNERS

FILES = {"a.bats": b'@test "dit bonjour" {\n}\n', "test_a.py": b"def test_a(): pass", "a.test.mjs": b"it('b'); it('c')"}


@pytest.mark.parametrize("test", ["a.bats::dit bonjour"])
def test_a_name_that_stands_in_its_file_is_found(test: str) -> None:
    assert native_tests([test], FILES, RUNNERS["shell"]) == {test}


@pytest.mark.parametrize("test", ["a.bats::dit bonsoir", "b.bats::dit bonjour", "test_a.py::test_a", "a.test.mjs::b"])
def test_another_is_not(test: str) -> None:
    assert native_tests([test], FILES, RUNNERS["shell"]) == set()


def test_the_suites_around_it_stand_there_too() -> None:
    assert native_tests(["a.test.mjs::b::c", "a.test.mjs::d::c"], FILES, RUNNERS["javascript"]) == {"a.test.mjs::b::c"}


def test_a_language_without_a_tool_has_none() -> None:
    assert native_tests(["a.bats::dit bonjour"], FILES, RUNNERS["sql"]) == set()
