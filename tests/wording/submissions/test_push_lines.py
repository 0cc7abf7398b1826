"""What a push reads around the verdict: narrow, harmless lines, and commands that can be typed as they stand."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from grader.adapters.git.refusals import COMPLAINT_CODES, REPORT_CODES
from grader.domain.queue.outlook import Outlook
from grader.domain.text import Language
from grader.wording.submissions import push_lines
from tests.domain.samples import submission
from tests.wording.hostile import VALUES, is_fit

EN, FR = Language.EN, Language.FR
LATE = replace(submission(), number=1_000)
FROM_LEARNERS: dict[str, Callable[[str, Language], Iterator[str]]] = {
    "branch": push_lines.other_branch_lines,
    "ignored": lambda value, language: push_lines.ignored_lines([value] * 5, language),
    "ref": lambda value, language: push_lines.refused_lines({value: "push_refused"}, language),
    "tag": lambda value, language: push_lines.refused_lines({f"refs/tags/{value}": "ref_refused"}, language),
    "title": lambda value, language: push_lines.received_lines(submission(), value, language),
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
        *push_lines.too_long_lines(
            Outlook(500, more=True, wait=timedelta(hours=12)), "http://127.0.0.1:8000", language
        ),
        *push_lines.nothing_new_lines(["numero-de-telephone"] * 30, language, known_why=False),
        *push_lines.where_lines(LATE, "http://127.0.0.1:8000/submissions/S", language, passed=True),
        *push_lines.where_lines(LATE, "http://127.0.0.1:8000/submissions/S", language, passed=False),
    ]

    assert [line for line in lines if not is_fit(line)] == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "code", sorted({*REPORT_CODES.values(), *(code for _, code in COMPLAINT_CODES), "push_refused"})
)
def test_every_refusal_has_its_sentence(code: str, language: Language) -> None:
    lines = list(push_lines.refused_lines({"refs/heads/main": code}, language))

    assert lines
    assert [line for line in lines if not is_fit(line)] == []


def test_a_rewritten_main_comes_with_the_commands_that_mend_it() -> None:
    lines = list(push_lines.refused_lines({"refs/heads/main": "main_rewritten"}, EN))

    assert lines[-2:] == ["    git pull --rebase origin main", "    git push origin main"]


def test_many_branches_at_once_are_not_taken_for_tags() -> None:
    refused = {f"refs/heads/b{number}": "ref_refused" for number in range(6)}

    (line, *_) = push_lines.refused_lines(refused, EN)

    assert line == "That is many branches at once. Push one, the one with your work:"


def test_one_reason_is_told_once() -> None:
    lines = list(push_lines.refused_lines({"refs/tags/a": "ref_refused", "refs/tags/b": "ref_refused"}, EN))

    assert sum("refs/tags" in line for line in lines) == 1


@pytest.mark.parametrize(
    ("branch", "command"),
    [
        ("brouillon", "git push origin brouillon:main"),
        ("exo/1.2", "git push origin exo/1.2:main"),
        ("--mirror", "git push origin HEAD:main"),
        ("a;rm -rf", "git push origin HEAD:main"),
        ("é" * 30, "git push origin HEAD:main"),
        ("b" * 60, "git push origin HEAD:main"),
    ],
)
def test_the_command_that_hands_a_branch_in_can_be_typed_as_it_stands(branch: str, command: str) -> None:
    *_, line = push_lines.other_branch_lines(branch, FR)

    assert line.strip() == command


def test_nothing_ignored_is_nothing_said() -> None:
    assert list(push_lines.ignored_lines([], FR)) == []


def test_a_heavy_folder_is_named_before_all_that_is_ignored() -> None:
    lines = list(push_lines.ignored_lines([".venv/", "notes.txt"], EN))

    assert ".venv/" in "\n".join(lines)
    assert "notes.txt" not in "\n".join(lines)


def test_a_hand_in_is_named_with_its_exercise_and_commit() -> None:
    sent = replace(submission(), id="7K3F9QA0B1", commit="21e6df1" + "0" * 33)

    text = " ".join(push_lines.received_lines(sent, "Bonjour", EN))

    assert text == "Hand-in 7K3F9QA0B1 received: exercise “Bonjour”, commit 21e6df1"
