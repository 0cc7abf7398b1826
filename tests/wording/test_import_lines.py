"""The final table of an import: what is proven, and the rest counted by what is lacking."""

from dataclasses import replace

import pytest

from grader.domain.errors import ManifestProblem
from grader.domain.proof import Proof
from grader.domain.text import Language, Message
from grader.domain.verdict import Blame, Verdict
from grader.wording.import_lines import table_lines
from grader.wording.trainer_lines import IMPORT_PROBLEMS, problem_line
from tests.domain.samples import result

BROKEN = replace(result(Verdict.ERROR, blame=Blame.EXERCISE), message=Message("suite_error", {"problem": "outbound"}))
STOPS = Proof("solution", "suite_broken", BROKEN)
GIVEN_AWAY = Proof("starter", "must_fail", result(Verdict.PASSED))


def test_exercises_are_grouped_by_what_is_lacking_the_largest_group_first():
    outcomes = {"strain": STOPS, "leap": None, "grep": STOPS, "etl": GIVEN_AWAY}

    lines = list(table_lines(outcomes, Language.EN))

    assert lines == [
        "",
        "   2  the tests themselves stop (outbound)",
        "      strain, grep",
        "   1  proven",
        "      leap",
        "   1  the starter passes as it is",
        "      etl",
    ]


def test_a_long_group_is_wrapped():
    outcomes = {f"exercise-{number}": None for number in range(30)}

    lines = list(table_lines(outcomes, Language.EN))

    assert max(map(len, lines)) <= 100
    assert ", ".join(outcomes) == " ".join(line.strip() for line in lines[2:])


@pytest.mark.parametrize("code", sorted(IMPORT_PROBLEMS))
def test_every_problem_of_an_import_has_a_sentence_in_both_languages(code: str):
    problem = ManifestProblem("config.json", None, code, "slug", "x")

    french, english = (problem_line(problem, language) for language in Language)

    assert french != english
