"""Competencies as people read them."""

import pytest

from grader.domain.competencies.framework import Frameworks
from grader.domain.text import Language, Text
from grader.wording.competencies import brought_in_line, competency_name, framework_lines
from tests.domain.competencies.frameworks import FIRST

KNOWN = Frameworks((FIRST,))


def test_a_competency_has_the_name_of_its_framework() -> None:
    assert competency_name("web-2024.cp1", KNOWN) == Text("CP1 · Écrire du HTML", "CP1 · Write HTML")


@pytest.mark.parametrize(("declared", "name"), [("school-2026.cp7", "CP7 (school-2026)"), ("algo", "algo")])
def test_one_that_no_framework_has_is_named_by_its_code(declared: str, name: str) -> None:
    assert competency_name(declared, KNOWN) == Text(name, name)


def test_a_terminal_shows_a_framework_line_by_line() -> None:
    lines = list(framework_lines(FIRST, Language.FR))

    assert lines[0] == "web-2024, version 1\N{NO-BREAK SPACE}: Web"
    assert lines[2:5] == [
        "  BC01 · Devant",
        "    CP1 · Écrire du HTML",
        "    CP2 · Parler au client (évalué par une personne)",
    ]


@pytest.mark.parametrize(("new", "words"), [(True, "is there"), (False, "says the same already")])
def test_a_terminal_says_what_became_of_it(new: bool, words: str) -> None:  # noqa: FBT001 - a case
    assert words in brought_in_line(FIRST, Language.EN, new=new)
