"""Packages that an exercise asks for: in both of its containers, and arrays and tables between them by value."""

from dataclasses import replace
from pathlib import Path

import pytest

from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.images.runner_image import RunnerImage, ensure_runner, find_runner
from grader.adapters.sandbox.sandbox import DockerSandbox
from grader.domain.exercises.exercise import Check, Limits
from grader.domain.text import Text
from grader.domain.verdicts import Outcome
from tests.adapters.sandbox.double import exercise, hand_in

pytestmark = [pytest.mark.docker, pytest.mark.slow]

NUMPY = "python:python3-numpy:python3-pandas"
SUITE = b"""
import numpy
import pandas
import pytest
from double import double, change, letters, sorted_by, sums, total
from runner_images.common.values.arrays import array_from
from runner_images.common.values.dataframes import table_from

def test_an_array_comes_as_one():
    assert isinstance(double(numpy.array([[1, 2], [3, 4]])), numpy.ndarray)
    numpy.testing.assert_array_equal(double(numpy.array([[1, 2], [3, 4]])), [[2, 4], [6, 8]])
    assert letters().tolist() == ["a", "\\u00e9"]

def test_its_numbers_are_plain():
    assert total(numpy.array([1, 2, 3])) == 6
    assert type(total(numpy.array([0.5]))) is float

def test_both_sides_have_their_own():
    mine = numpy.zeros(2)
    change(mine)
    assert mine.sum() == 0

def test_a_table_comes_as_one():
    prices = pandas.DataFrame({"name": ["tea", "\\u00e9t\\u00e9"], "price": [3.5, 2.0], "sold": [1, 2]})
    pandas.testing.assert_frame_equal(sorted_by(prices, "price"), prices.sort_values("price"))
    pandas.testing.assert_series_equal(sums(prices, "name"), prices.groupby("name")["sold"].sum())
    pandas.testing.assert_frame_equal(sorted_by(pandas.DataFrame({"a": []}), "a"), pandas.DataFrame({"a": []}))

@pytest.mark.parametrize("parts", [
    [None, None, range(10**9), ()], [None, None, range(3), 1], [None, None, range(3), ()],
    [None, None, (object(),), (1,)], [None, None, range(1), (object(),)], [None, None, range(2), numpy.zeros((2, 2))],
])
def test_what_is_no_table_is_none(parts):
    with pytest.raises(ValueError):
        table_from("Series", parts)

def test_a_wrong_one_is_told():
    numpy.testing.assert_allclose(double(numpy.array([1.0, 2.0])), [2, 5])

@pytest.mark.parametrize("body", [
    ["|O", [1], "AAAAAAAAAAA="], ["<i8", [2], "AAAAAAAAAAA="], ["<i8", [-1], "AAAAAAAAAAA="], ["<f8", [0, 10**12], ""],
    ["<i8", "1", "AAAAAAAAAAA="], ["V8", [1], "AAAAAAAAAAA="], ["<i8", [1] * 40, "AAAAAAAAAAA="], ["<i8,<i8", [0], ""],
])
def test_what_is_no_array_is_none(body):
    with pytest.raises(ValueError):
        array_from(body)
"""
PROGRAM = b"""
import numpy
def double(array): return array * 2
def total(array): return array.sum()
def letters(): return numpy.array(["a", "\\u00e9"])
def change(array): array += 1
def sorted_by(table, column): return table.sort_values(column)
def sums(table, column): return table.groupby(column)["sold"].sum()
"""
TESTS = ["an_array_comes_as_one", "its_numbers_are_plain", "both_sides_have_their_own", "what_is_no_array_is_none",
         "a_table_comes_as_one", "what_is_no_table_is_none", "a_wrong_one_is_told"]  # fmt: skip
WITH_NUMPY = replace(
    exercise(tests=SUITE),
    packages=("python3-numpy", "python3-pandas"),
    checks=tuple(Check(name.replace("_", "-"), f"test_double.py::test_{name}", Text(name)) for name in TESTS),
    limits=Limits(memory_bytes=268_435_456),
)


@pytest.fixture(scope="module")
def image(engine: EngineConnection, runners: Path) -> RunnerImage:
    """Return the image with numpy and pandas, built on Python's."""
    return ensure_runner(engine, NUMPY, progress=print, folder=runners)


def test_an_image_with_a_package_is_found_by_its_name(
    engine: EngineConnection, runners: Path, image: RunnerImage, python_image: RunnerImage
) -> None:
    assert find_runner(engine, NUMPY, folder=runners) == image
    assert find_runner(engine, "python", folder=runners) == python_image
    assert image.digest != python_image.digest


@pytest.mark.usefixtures("image")
def test_arrays_and_tables_cross_by_value(sandbox: DockerSandbox) -> None:
    report = sandbox.run(WITH_NUMPY, hand_in(PROGRAM), owner="ada", on_check=lambda _: None)

    *passed, told = report.checks
    assert {check.outcome for check in passed} == {Outcome.PASSED}, report
    assert (told.expected, told.actual) == ("array([2, 5])", "array([2., 4.])")
    assert told.calls[-1].call == "double(array([1., 2.]))"
