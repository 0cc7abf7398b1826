"""What makes another version of an exercise, and what is only mended."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from grader.domain.exercises.exercise import Check, Exercise, Isolation, Limits, SourceFile, Visibility
from grader.domain.exercises.pictures import Picture
from grader.domain.exercises.suite_digest import suite_digest, under_known_digest
from grader.domain.text import Text
from grader.domain.tries import TryRule
from tests.domain.samples import BONJOUR

FIRST, *OTHERS = BONJOUR.checks
DIGEST = suite_digest(BONJOUR)
OTHER = Text("autre", "other")
DECIDING: dict[str, object] = {
    "slug": "bonsoir",
    "runner": "cobol",
    "hand_in": ("bonjour.py", "*.txt"),
    "checks": tuple(OTHERS),
    "tests": (SourceFile("test_bonjour.py", b" "),),
    "isolation": Isolation.SHARED,
    "limits": Limits(run=timedelta(seconds=21)),
    "asks_history": True,
    "packages": ("python3-numpy",),
}
MENDED: dict[str, object] = {
    "title": OTHER,
    "suite_digest": "2" * 64,
    "statement": OTHER,
    "starter": (SourceFile("bonjour.py", b"# start\n"),),
    "cache": False,
    "competencies": ("dwwm-2023.cp7",),
    "tries": TryRule(5, timedelta(minutes=15)),
}
DECIDING_OF_CHECK: dict[str, object] = {
    "id": "greets",
    "test": "test_bonjour.py::test",
    "points": 0,
    "needs": ("trims",),
}
MENDED_OF_CHECK: dict[str, object] = {
    "title": OTHER,
    "visibility": Visibility.HIDDEN,
    "hints": (OTHER,),
    "competencies": ("dwwm-2023.cp3",),
    "picture": Picture("pictures/page.png", b"", OTHER),
}
LIMITS: dict[str, object] = {
    "run": timedelta(seconds=21),
    "check": timedelta(microseconds=1),
    "memory_bytes": 1,
    "output_bytes": 1,
}


def with_first(**changed: object) -> Exercise:
    """Return the exercise with something else in its first check."""
    return replace(BONJOUR, checks=(replace(FIRST, **changed), *OTHERS))  # type: ignore[arg-type] - by its name


def test_every_fact_of_an_exercise_is_said_to_decide_or_not() -> None:
    facts = {kind: {field.name for field in fields(kind)} for kind in (Exercise, Check, Limits)}

    assert facts == {
        Exercise: DECIDING.keys() | MENDED.keys(),
        Check: DECIDING_OF_CHECK.keys() | MENDED_OF_CHECK.keys(),
        Limits: LIMITS.keys(),
    }


@pytest.mark.parametrize(("name", "value"), DECIDING.items(), ids=DECIDING)
def test_what_decides_a_verdict_moves_the_digest(name: str, value: object) -> None:
    assert suite_digest(replace(BONJOUR, **{name: value})) != DIGEST  # type: ignore[arg-type] - by its name


@pytest.mark.parametrize(("name", "value"), DECIDING_OF_CHECK.items(), ids=DECIDING_OF_CHECK)
def test_what_decides_a_check_moves_the_digest(name: str, value: object) -> None:
    assert suite_digest(with_first(**{name: value})) != DIGEST


@pytest.mark.parametrize(("name", "value"), LIMITS.items(), ids=LIMITS)
def test_each_limit_moves_the_digest(name: str, value: object) -> None:
    limits = replace(BONJOUR.limits, **{name: value})  # type: ignore[arg-type] - by its name

    assert suite_digest(replace(BONJOUR, limits=limits)) != DIGEST


@pytest.mark.parametrize(("name", "value"), MENDED.items(), ids=MENDED)
def test_what_decides_no_verdict_leaves_the_digest(name: str, value: object) -> None:
    assert suite_digest(replace(BONJOUR, **{name: value})) == DIGEST  # type: ignore[arg-type] - by its name


@pytest.mark.parametrize(("name", "value"), MENDED_OF_CHECK.items(), ids=MENDED_OF_CHECK)
def test_a_mended_check_leaves_the_digest(name: str, value: object) -> None:
    assert suite_digest(with_first(**{name: value})) == DIGEST


def test_the_name_of_a_test_file_and_the_order_of_checks_decide() -> None:
    renamed = replace(BONJOUR, tests=(SourceFile("test_hello.py", b""),))
    turned = replace(BONJOUR, checks=BONJOUR.checks[::-1])

    assert len({DIGEST, suite_digest(renamed), suite_digest(turned)}) == 3


def test_a_version_that_decides_alike_keeps_its_digest() -> None:
    mended, harder = replace(BONJOUR, suite_digest=DIGEST, title=OTHER), with_first(points=9)

    assert under_known_digest(mended, BONJOUR) == replace(BONJOUR, title=OTHER)
    assert under_known_digest(harder, BONJOUR) == harder
    assert under_known_digest(mended, None) == mended
