"""What a push reads around the verdict: narrow, harmless lines, and commands that can be typed as they stand."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from grader.domain.queue.outlook import Outlook
from grader.domain.text import Language
from grader.wording.submissions import push_lines
from grader.wording.submissions.first_aid_lines import gone_lines
from tests.domain.samples import BONJOUR, submission
from tests.wording.hostile import VALUES, is_fit

EN, FR = Language.EN, Language.FR
SITE = "http://127.0.0.1:8000"
LATE = replace(submission(), number=1_000)
FROM_LEARNERS: dict[str, Callable[[str, Language], Iterator[str]]] = {
    "ignored": lambda value, language: push_lines.ignored_lines([value] * 5, language),
    "title": lambda value, language: push_lines.received_lines(submission(), value, SITE, language),
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
@pytest.mark.parametrize("lines", FROM_LEARNERS.values(), ids=FROM_LEARNERS)
def test_hostile_names_stay_harmless(
    lines: Callable[[str, Language], Iterator[str]], value: str, language: Language
) -> None:
    assert [line for line in lines(value, language) if not is_fit(line)] == []


@pytest.mark.parametrize("language", Language)
def test_what_is_always_said_is_narrow(language: Language) -> None:
    lines = [
        push_lines.may_close_line(language),
        *push_lines.kept_lines(language),
        *push_lines.waiting_lines(Outlook(0, ours=True), language),
        *push_lines.waiting_lines(Outlook(0), language),
        *push_lines.waiting_lines(Outlook(500, more=True, wait=timedelta(hours=12)), language),
        *push_lines.too_long_lines(Outlook(500, more=True, wait=timedelta(hours=12)), SITE, language),
        *push_lines.nothing_new_lines(["numero-de-telephone"] * 30, language, known_why=False),
        *push_lines.heading_lines("Le numéro de téléphone", 10, 10, language),
        *push_lines.next_lines((BONJOUR.slug, BONJOUR.title), SITE, language),
        *push_lines.next_lines(None, SITE, language),
        *gone_lines(["numero-de-telephone"] * 30, "c" * 40, language),
        *push_lines.where_lines(LATE, f"{SITE}/submissions/S", language, passed=True),
        *push_lines.where_lines(LATE, f"{SITE}/submissions/S", language, passed=False),
    ]

    assert [line for line in lines if not is_fit(line)] == []


def test_nothing_ignored_is_nothing_said() -> None:
    assert list(push_lines.ignored_lines([], FR)) == []


def test_a_heavy_folder_is_named_before_all_that_is_ignored() -> None:
    lines = list(push_lines.ignored_lines([".venv/", "notes.txt"], EN))

    assert ".venv/" in "\n".join(lines)
    assert "notes.txt" not in "\n".join(lines)


def test_a_hand_in_is_named_with_its_exercise_and_commit() -> None:
    sent = replace(submission(), id="7K3F9QA0B1", commit="21e6df1" + "0" * 33)

    text = " ".join(push_lines.received_lines(sent, "Bonjour", f"{SITE}/submissions/S", EN))

    assert text == f"Received: {SITE}/submissions/S Exercise “Bonjour”, commit 21e6df1"
