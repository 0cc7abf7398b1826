"""The page of an exercise's versions, and what the exercise's own page says of the newest."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from grader.domain.exercises.exercise import Check
from grader.domain.operation.audit import SYSTEM
from grader.domain.text import Text
from grader.engine.operation.acting import act_as
from tests.engine.grading_school import open_grading_school
from tests.web.pages.operation.test_operator import FakeVitals, Operated

PAGE = "/exercises/bonjour/versions"
POLITE = Check("is-polite", "test_bonjour.py::test_is_polite", Text("dit `merci`", "says `thank you`"))


@pytest.fixture
def operated(tmp_path: Path) -> Iterator[Operated]:
    """Yield a school whose exercise has got a check since it was published first."""
    with open_grading_school(tmp_path) as school:
        with school.database.begin() as tx:
            first = tx.catalog.current("bonjour")
            assert first is not None
            newer = replace(first, suite_digest="2" * 64, checks=(*first.checks, POLITE))
            tx.catalog.publish(newer, school.clock() + timedelta(hours=1))
        yield Operated(school, FakeVitals(), tmp_path)
    act_as(SYSTEM)


@pytest.mark.parametrize("handle", ["ines", "paul"])
def test_the_staff_see_what_changed_and_bring_a_version_back(operated: Operated, handle: str) -> None:
    browser = operated.browser(handle)
    before = browser.get(PAGE).text

    answer = browser.post(f"{PAGE}/bonjour1/current", page=PAGE)

    after = browser.get(PAGE).text
    assert (answer.status_code, answer.location) == (303, PAGE)
    assert "New: “says <code>thank you</code>”." in before
    assert (before.index("in use") < before.index("Bring it back"), "is back" in after) == (True, True)
    assert after.index("Bring it back") < after.index("in use")


def test_a_version_that_there_is_not_is_told_in_a_sentence(operated: Operated) -> None:
    answer = operated.browser("ines").post(f"{PAGE}/none/current", page=PAGE)

    assert (answer.status_code, "This exercise has no such version." in answer.text) == (404, True)


def test_learners_read_what_is_new_and_no_list(operated: Operated) -> None:
    browser = operated.browser("ada")
    exercise = browser.get("/exercises/bonjour").text

    assert "New: “says <code>thank you</code>”." in exercise
    assert PAGE not in exercise
    assert browser.get(PAGE).status_code == 404
    assert browser.post(f"{PAGE}/bonjour1/current", page="/").status_code == 404


def test_the_exercise_says_that_an_earlier_version_is_back(operated: Operated) -> None:
    operated.browser("ines").post(f"{PAGE}/bonjour1/current", page=PAGE)

    assert "An earlier version is back" in operated.browser("ada").get("/exercises/bonjour").text


def test_an_exercise_is_withdrawn_and_restored_by_a_button(operated: Operated) -> None:
    ines, ada = operated.browser("ines"), operated.browser("ada")

    withdrawn = ines.post("/exercises/bonjour/withdraw", page=PAGE)
    page, read = ines.get(PAGE).text, ada.get("/exercises/bonjour").text
    board = ines.get("/cohorts/web-2610").text
    restored = ines.post("/exercises/bonjour/restore", page=PAGE)

    assert (withdrawn.status_code, withdrawn.location, restored.location) == (303, PAGE, PAGE)
    assert ("Restore this exercise" in page, "Yes, withdraw it" in page) == (True, False)
    assert ("was withdrawn" in read, "git push" in read) == (True, False)
    assert '<span class="aside">withdrawn</span>' in board
    assert "Yes, withdraw it" in ines.get(PAGE).text
    assert "git push" in ada.get("/exercises/bonjour").text
