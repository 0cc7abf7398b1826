"""The final table of an import: what is proven, and the rest counted by what is lacking."""

from dataclasses import replace

import pytest

from grader.domain.errors import ManifestProblem
from grader.domain.exercises.exercise import Isolation
from grader.domain.publishing.proof import Proof, Trial
from grader.domain.text import Language, Message
from grader.domain.verdicts import Blame, Verdict
from grader.wording.exercises.import_lines import MENDED, progress_lines, table_lines
from grader.wording.exercises.trainer_lines import IMPORT_PROBLEMS, problem_line
from tests.domain.samples import result
from tests.runners import PYTHON

BROKEN = replace(result(Verdict.ERROR, blame=Blame.EXERCISE), message=Message("suite_error", {"problem": "outbound"}))
STOPS = Proof("solution", "suite_broken", BROKEN)
GIVEN_AWAY = Proof("starter", "must_fail", result(Verdict.PASSED))


def test_exercises_are_grouped_by_what_is_lacking_the_largest_group_first():
    trials = {
        "strain": Trial(STOPS),
        "leap": Trial(None),
        "grep": Trial(STOPS),
        "etl": Trial(GIVEN_AWAY),
        "paasio": Trial(None, Isolation.SHARED),
    }

    lines = list(table_lines(trials, Language.EN))

    assert lines == [
        "",
        "   2  the tests themselves stop (outbound)",
        "      strain, grep",
        "   1  proven",
        "      leap",
        "   1  the starter passes as it is",
        "      etl",
        "   1  proven in shared mode alone, which is best effort",
        "      paasio",
        "",
        "2 of 5 prove themselves: 1 in split mode, 1 in shared mode.",
    ]


@pytest.mark.parametrize("ailment", MENDED)
def test_what_the_import_changed_is_told_in_both_languages(ailment: str):
    french, english = (
        list(progress_lines("1/1", "leap", Trial(None, mended=(ailment,)), to, PYTHON)) for to in Language
    )

    assert english[1] == f"    {MENDED[ailment]}"
    assert french[1] != english[1]


def test_a_long_group_is_wrapped():
    trials = {f"exercise-{number}": Trial(None) for number in range(30)}

    lines = list(table_lines(trials, Language.EN))

    assert max(map(len, lines)) <= 100
    assert ", ".join(trials) == " ".join(line.strip() for line in lines[2:-2])


@pytest.mark.parametrize("code", sorted(IMPORT_PROBLEMS))
def test_every_problem_of_an_import_has_a_sentence_in_both_languages(code: str):
    problem = ManifestProblem("config.json", None, code, "slug", "x")

    french, english = (problem_line(problem, language) for language in Language)

    assert french != english
