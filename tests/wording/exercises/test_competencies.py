"""Competencies as people read them."""

import pytest

from grader.domain.text import Text
from grader.wording.exercises.competencies import competency_name


def test_a_competency_has_the_name_of_its_framework() -> None:
    assert competency_name("dwwm-2023.cp7") == Text(
        "CP7 · Développer des composants métier côté serveur", "CP7 · Write what an application does on the server"
    )


@pytest.mark.parametrize(("declared", "name"), [("school-2026.cp7", "CP7 (school-2026)"), ("algo", "algo")])
def test_one_that_no_framework_has_is_named_by_its_code(declared: str, name: str) -> None:
    assert competency_name(declared) == Text(name, name)
