"""Competencies as people read them."""

import pytest

from grader.wording.exercises.competencies import competency_name


@pytest.mark.parametrize(("declared", "name"), [("dwwm-2023.cp7", "CP7 (dwwm-2023)"), ("algo", "algo")])
def test_a_competency_is_named_by_its_code(declared: str, name: str) -> None:
    assert competency_name(declared) == name
