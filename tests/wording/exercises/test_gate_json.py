"""What the gate finds as JSON: one schema, whatever it finds."""

import json
from dataclasses import replace
from datetime import timedelta

from grader.domain.errors import ManifestProblem
from grader.domain.exercises.exercise import ExerciseFolder, WrongSolution
from grader.domain.grading.scoring import score
from grader.domain.publishing.mutants import Mutant, MutantTrial
from grader.domain.publishing.proof import prove_solution, prove_starter, prove_wrong
from grader.domain.publishing.proved import Proved
from grader.domain.publishing.steadiness import Slow, Unsteady
from grader.domain.text import Message
from grader.wording.exercises.gate_json import gate_json, unreadable_json
from tests.domain.samples import BONJOUR, report
from tests.runners import PYTHON

GATE_KEYS = {
    "schema_version",
    "exercise",
    "suite_digest",
    "image_digest",
    "checks",
    "holds",
    "proven_at",
    "findings",
}
FINDING_KEYS = {"subject", "code", "level", "file", "line", "checks", "duration_ms", "message"}
AT = "2026-11-29T09:00:00+00:00"
PROBLEM = ManifestProblem("tests/test_bonjour.py", 3, "cannot_fail")
WRONG = WrongSolution("ignores-the-name", ("uses-name",))
STOPPED = score(BONJOUR, report("pfn"))
RAISED = replace(
    STOPPED.checks[1], message=Message("raised", {"type": "NameError", "file": "bonjour.py", "line": 2}, "NameError")
)
PROVED = Proved(
    ExerciseFolder(BONJOUR, (), (), refusals=(PROBLEM,), warnings=(PROBLEM,)),
    (
        prove_solution(replace(STOPPED, checks=(STOPPED.checks[0], RAISED, STOPPED.checks[2])), ()),
        prove_starter(STOPPED),
        prove_wrong(WRONG, STOPPED),
    ),
    runs=20,
    unsteady=(Unsteady("trims", "date", 4, 20),),
    slow=(Slow("trims", timedelta(seconds=3), timedelta(seconds=5)),),
    mutants=MutantTrial(2, (Mutant("bonjour.py", 4, ("a + 1",), ("a - 1",), b""),)),
)


def test_every_finding_has_the_same_fields_and_its_sentence_in_both_languages() -> None:
    document = gate_json(PROVED, "f" * 64, proven_at=AT, runner=PYTHON)

    found = json.loads(json.dumps(document))
    assert found.keys() == GATE_KEYS
    assert all(one.keys() == FINDING_KEYS for one in found["findings"])
    assert all(one["message"]["fr"] and one["message"]["fr"] != one["message"]["en"] for one in found["findings"])


def test_each_finding_says_what_it_is_about_and_how_much_it_weighs() -> None:
    document = gate_json(PROVED, "f" * 64, proven_at=AT, runner=PYTHON)

    found = json.loads(json.dumps(document))
    assert [(one["subject"], one["code"], one["level"], one["line"]) for one in found["findings"]] == [
        ("solution", "must_pass", "refused", 2),
        ("starter", "fails", "holds", None),
        ("wrong/ignores-the-name", "caught", "holds", None),
        ("files", "cannot_fail", "refused", 3),
        ("files", "cannot_fail", "mention", 3),
        ("checks", "untripped", "mention", None),
        ("checks", "untripped", "mention", None),
        ("solution", "unsteady_date", "refused", None),
        ("solution", "slow", "mention", None),
        ("mutants", "score", "mention", None),
        ("mutants", "survivor", "mention", 4),
    ]
    assert (found["holds"], found["findings"][0]["file"]) == (False, "solution/bonjour.py")


def test_a_folder_that_cannot_be_read_has_the_same_form() -> None:
    found = unreadable_json("bonjour", [PROBLEM])

    assert found.keys() == GATE_KEYS
    assert (found["holds"], found["suite_digest"]) == (False, None)
