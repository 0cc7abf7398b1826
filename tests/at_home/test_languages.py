"""What sentences need of a language goes home and comes back whole."""

import json
from dataclasses import fields

import pytest

from grader.at_home.languages import languages_json, read_languages
from tests.runners import RUNNERS

AT_THE_SCHOOL = {
    *("library", "suites", "native", "mutants", "mutant_words", "shares", "plain_pytest", "packages"),
    *("limits", "ceilings", "store", "styles"),
}
"""What only the school's side asks of a language."""


@pytest.mark.parametrize("name", RUNNERS)
def test_a_language_comes_back_as_it_went(name: str) -> None:
    back = read_languages(json.loads(json.dumps(languages_json(RUNNERS))))[name]

    told = [field.name for field in fields(back) if field.name not in AT_THE_SCHOOL]
    assert {one: getattr(back, one) for one in told} == {one: getattr(RUNNERS[name], one) for one in told}
