"""What a push reads of branches and refusals: narrow, harmless, and with commands that can be typed as they stand."""

from collections.abc import Callable, Iterator

import pytest

from grader.adapters.git.refusals import COMPLAINT_CODES, REPORT_CODES
from grader.domain.text import Language
from grader.wording.submissions.ref_lines import JOIN, REFUSALS, branch_lines, deleted_lines, refused_lines
from tests.wording.hostile import VALUES, is_fit

EN, FR = Language.EN, Language.FR
FROM_LEARNERS: dict[str, Callable[[str, Language], Iterator[str]]] = {
    "branch": lambda value, language: branch_lines([value] * 5, language, main_moved=False, joined=True),
    "deleted": lambda value, language: deleted_lines([value] * 5, language),
    "ref": lambda value, language: refused_lines({value: "push_refused"}, language),
    "tag": lambda value, language: refused_lines({f"refs/tags/{value}": "ref_refused"}, language),
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
@pytest.mark.parametrize("lines", FROM_LEARNERS.values(), ids=FROM_LEARNERS)
def test_hostile_names_stay_harmless(
    lines: Callable[[str, Language], Iterator[str]], value: str, language: Language
) -> None:
    assert [line for line in lines(value, language) if not is_fit(line)] == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "code", sorted({*REPORT_CODES.values(), *(code for _, code in COMPLAINT_CODES), "push_refused"})
)
def test_every_refusal_has_its_sentence(code: str, language: Language) -> None:
    lines = list(refused_lines({"refs/heads/main": code}, language))

    assert lines
    assert [line for line in lines if not is_fit(line)] == []


def test_no_advice_is_by_force() -> None:
    commands = [command for _, commands in REFUSALS.values() for command in commands]

    assert [one for one in (*commands, *JOIN) if "--force" in one or "--hard" in one or "push -f" in one] == []


def test_many_branches_at_once_are_not_taken_for_tags() -> None:
    refused = {f"refs/heads/b{number}": "ref_refused" for number in range(6)}

    (line, *_) = refused_lines(refused, EN)

    assert line.startswith("That is many branches at once")


def test_one_reason_is_told_once() -> None:
    lines = list(refused_lines({"refs/tags/a": "ref_refused", "refs/tags/b": "ref_refused"}, EN))

    assert sum("not tags" in line for line in lines) == 1


def test_where_the_work_came_in_nothing_is_to_be_pushed_again() -> None:
    lines = list(refused_lines({"refs/tags/a": "ref_refused"}, EN, main_moved=True))

    assert lines == ["“a” is not taken: only branches are, not tags."]


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
    *_, line = branch_lines([branch], FR, main_moved=False, joined=True)

    assert line.strip() == command
