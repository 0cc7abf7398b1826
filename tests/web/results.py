"""Results as sandboxes give them, by a short name: what a learner's code may come to."""

from base64 import b64encode
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from grader.domain.exercises.exercise import Exercise
from grader.domain.grading.report import CheckReport, Ending, Report, Screenshot
from grader.domain.grading.run import Result
from grader.domain.grading.scoring import not_gradable, platform_fault, score
from grader.domain.text import Message
from grader.domain.verdicts import Outcome, Reason

SAID = {
    "fr": "Ta fonction ne renvoie rien pour l'instant. Utilise return, car print affiche seulement.",
    "en": "Your function gives nothing back yet. Use return, because print only shows.",
}
RAISED = {"type": "TypeError", "file": "prix.py", "line": 4, "source": "return prix_ht + taux", "text": "…"}
SYNTAX = {"file": "bonjour.py", "line": 2, "source": 'return f"Bonjour {prenom} !', "text": "unterminated"}

PICTURE = Path(__file__).with_name("page.png").read_bytes()
SEEN = Screenshot(b64encode(PICTURE).decode(), '- main:\n  - heading "Le jardin des Lilas" [level=1]\n')

FAILURES = {
    "said": CheckReport("", Outcome.FAILED, Reason.CHECK_FAILED, Message("said", SAID, "AssertionError: …")),
    "raised": CheckReport(
        "",
        Outcome.FAILED,
        Reason.CHECK_FAILED,
        Message("raised", RAISED, "TypeError: unsupported operand type(s) for +: 'int' and 'str'"),
        output="prix : 100\ntaux : 20\n",
    ),
    "not_equal": CheckReport(
        "",
        Outcome.FAILED,
        Reason.CHECK_FAILED,
        Message("not_equal", {}, "assert 'Bonjour Ada!' == 'Bonjour Ada !'"),
        expected="'Bonjour Ada !'",
        actual="'Bonjour Ada!'",
        output="essai\n<script>alert(1)</script>\n",
        screenshot=SEEN,
    ),
    "names": CheckReport(
        "",
        Outcome.FAILED,
        Reason.CHECK_FAILED,
        Message("not_equal", {}, "assert 'Bonjour ' == 'Bonjour inconnu !'"),
        expected="'Bonjour inconnu !'",
        actual="'Bonjour '",
    ),
    "slow": CheckReport(
        "", Outcome.FAILED, Reason.TIME, Message("timed_out", {"seconds": 5}), output="tour 1\ntour 2\n"
    ),
    "comparison": CheckReport(
        "",
        Outcome.FAILED,
        Reason.CHECK_FAILED,
        Message("comparison", {"operator": "in"}, "assert 'Lille' in ''"),
        expected="''",
        actual="'Lille'",
        screenshot=SEEN,
    ),
}

FAILING = {
    "partial4": (99, "names"),
    "partial": (1, "not_equal"),
    "hidden": (1, "comparison"),
    "failed": (0, "not_equal"),
    "slow": (1, "slow"),
}
"""How many checks pass before one fails, and how it fails."""


def of(kind: str, exercise: Exercise) -> Result:
    """Return the result of that name for an exercise."""
    match kind:
        case "missing":
            return not_gradable(exercise, (Reason.MISSING_FILE, Message("missing_file", {"file": exercise.hand_in[0]})))
        case "misplaced":
            params = {"file": exercise.hand_in[0], "found": f"Documents/{exercise.hand_in[0]}"}
            problem = (Reason.MISSING_FILE, Message("misplaced_file", params))
            return not_gradable(exercise, problem, ignored=("Documents/", "node_modules/"))
        case "ours":
            return platform_fault(exercise)
        case _:
            return score(exercise, _report(kind, exercise), ignored=("notes.txt",) if kind == "partial" else ())


def _report(kind: str, exercise: Exercise) -> Report:
    last = len(exercise.checks) - 1
    match kind:
        case "syntax":
            raw = "SyntaxError: unterminated f-string literal"
            report = _ended(Reason.SYNTAX_ERROR, Message("syntax_error", SYNTAX, raw))
        case "tampered":
            report = replace(_ended(Reason.PROTOCOL, Message("protocol")), ending=Ending.TAMPERED)
        case "passed":
            report = _finished(passed(exercise, last + 1))
        case _:
            before, failure = FAILING.get(kind, (0, kind))
            report = _finished(_failing(exercise, min(before, last), failure))
    return report


def passed(exercise: Exercise, count: int) -> tuple[CheckReport, ...]:
    """Return reports of the first checks, all passed."""
    return tuple(CheckReport(check.id, Outcome.PASSED) for check in exercise.checks[:count])


def _failing(exercise: Exercise, before: int, failure: str) -> tuple[CheckReport, ...]:
    """Return `before` passed checks, one that fails, and the rest as its dependents."""
    first, *rest = exercise.checks[before:]
    needs = Message("needs", {"check": first.id})
    return (
        *passed(exercise, before),
        replace(FAILURES[failure], id=first.id),
        *(CheckReport(check.id, Outcome.NOT_RUN, message=needs) for check in rest),
    )


def _finished(checks: tuple[CheckReport, ...]) -> Report:
    return Report(checks, Ending.FINISHED, sandbox=timedelta(seconds=1.8), tests=timedelta(seconds=0.4))


def _ended(reason: Reason, message: Message, checks: tuple[CheckReport, ...] = ()) -> Report:
    return Report(checks, Ending.LEARNER, reason, message, sandbox=timedelta(seconds=5.2))


def landed(check_id: str, outcome: Outcome) -> CheckReport:
    """Return what a sandbox says of one check while the run goes on."""
    return replace(FAILURES["not_equal"], id=check_id) if outcome is Outcome.FAILED else CheckReport(check_id, outcome)
