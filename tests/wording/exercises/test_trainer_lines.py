"""What a trainer reads of a folder: mistakes with their place, and what the proofs show."""

from dataclasses import replace

import pytest

from grader.domain.errors import ManifestProblem
from grader.domain.exercises.exercise import Isolation, WrongSolution
from grader.domain.grading.report import CheckReport, Ending, Sharing
from grader.domain.grading.run import Result
from grader.domain.grading.scoring import not_gradable, score
from grader.domain.publishing.proof import Proof, compare_isolations, prove_solution, prove_starter, prove_wrong
from grader.domain.text import Language, Message
from grader.domain.verdicts import Outcome, Reason
from grader.wording.exercises.obstacles import WHAT, obstacle_line
from grader.wording.exercises.trainer_lines import FOR_TRAINERS, problem_line, proof_lines, suite_line
from tests.domain.samples import BONJOUR, report
from tests.runners import PYTHON
from tests.wording.hostile import VALUES

EN = Language.EN
RAW = "CannotCrossError: an object of type module cannot cross"
ODD = CheckReport("uses-name", Outcome.FAILED, Reason.CHECK_FAILED, Message("odd_value"), actual="{3}")
PASSED = score(BONJOUR, report("ppp"))
FAILED = score(BONJOUR, report("pfn"))
BROKEN = replace(score(BONJOUR, report("", Ending.EXERCISE)), message=Message("suite_error", raw="NameError: oups"))
HEAVY = Message("file_too_large", {"file": "velos.csv", "kilobytes": 376, "limit": 256})
UNREAD = not_gradable(BONJOUR, (Reason.UNREADABLE_FILE, HEAVY))
WRONG = WrongSolution("ignores-the-name", ("uses-name",))


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (ManifestProblem("starter", None, "file_missing"), "starter: is missing"),
        (
            ManifestProblem("exercise.toml", 7, "missing", "checks.0.title"),
            "exercise.toml:7: “checks.0.title” is missing",
        ),
        (ManifestProblem("a.toml", 1, "surprise", "x", "3"), "a.toml:1: “x” is not right (surprise): 3"),
    ],
)
def test_a_mistake_is_told_with_its_place(problem: ManifestProblem, line: str) -> None:
    assert problem_line(problem, EN) == line


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_what_stands_in_a_folder_cannot_harm_the_terminal(value: str) -> None:
    line = problem_line(ManifestProblem(f"tests/{value}", 1, "unknown_test", value, value), EN)

    assert all(character.isprintable() or character.isspace() for character in line)
    assert "\n" not in line


STUCK = Message("suite_error", {"problem": "outbound", "type": "CannotCrossError", "file": "t.py", "line": 7}, RAW)


@pytest.mark.parametrize(
    ("stopped", "value"),
    [
        (replace(score(BONJOUR, report("p", Ending.EXERCISE)), message=STUCK), "t.py:7, an object of type module"),
        (score(BONJOUR, replace(report("pf"), checks=(report("p").checks[0], ODD))), "{3}"),
    ],
)
def test_a_solution_that_needs_shared_isolation_is_told_in_one_sentence(stopped: Result, value: str) -> None:
    together = score(replace(BONJOUR, isolation=Isolation.SHARED), report("ppp"))

    lines = list(proof_lines(compare_isolations(prove_solution(stopped, ()), together), EN, PYTHON))

    assert len(lines) == 1
    assert all(part in lines[0] for part in ("“uses-name”", value, 'isolation = "shared"', "plain values"))


def test_checks_that_share_a_process_are_named() -> None:
    proof = replace(prove_solution(PASSED, ()), sharing=(Sharing("account", ("says-hello", "uses-name")),))

    _, line = proof_lines(proof, EN, PYTHON)

    assert line.strip() == "says-hello, uses-name share one process of the program, because of “account”"


def test_a_solution_that_could_be_split_is_told_so() -> None:
    together = score(replace(BONJOUR, isolation=Isolation.SHARED), report("ppp"))

    (line,) = proof_lines(compare_isolations(prove_solution(together, ()), PASSED), EN, PYTHON)

    assert line.startswith("  ✓ solution passes every check")
    assert 'isolation = "split"' in line


AS_IT_IS = "which cannot cross as it is. Have the test ask for plain values"


def outbound(obstacle: str, value: str, **more: str | int) -> Proof:
    params = {"problem": "outbound", "obstacle": obstacle, "value": value, **more}
    return Proof("solution", "suite_broken", replace(BROKEN, message=Message("suite_error", params, "raw")))


@pytest.mark.parametrize(
    ("proof", "told"),
    [
        (
            outbound("kind", "module", check="says-hello", file="test_bonjour.py", line=7),
            (
                "“says-hello” cannot run apart from the program: it gives the program an object of type module, which "
                "cannot cross (test_bonjour.py:7). Give it plain values, functions, or objects of classes in the "
                "tests."
            ),
        ),
        (
            outbound("for_all", "bonjour.LIMIT"),
            (
                "“the suite” cannot run apart from the program: it sets bonjour.LIMIT for all checks at once. "
                "Set it in a fixture."
            ),
        ),
    ],
)
def test_what_cannot_cross_is_named_with_its_check_and_the_way_out(proof: Proof, told: str) -> None:
    assert list(proof_lines(proof, EN, PYTHON)) == [f"  ✗ solution the tests themselves stop: {told}"]


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            Message("cannot_cross", {"type": "list"}),
            f"the program gives it a value of type list, {AS_IT_IS}",
        ),
        (
            Message("odd_value", {"type": "coroutine", "value": "«…»"}),
            f"the program gives it a value of type coroutine, {AS_IT_IS}",
        ),
        (
            Message("raised", {"type": "FileNotFoundError", "lent": "notes.txt", "file": "bonjour.py", "line": 3}),
            (
                "it gives the program the path notes.txt, where only the tests have a file. "
                "Write the file with learner_file(…) of autograder"
            ),
        ),
        (
            Message(
                "raised",
                {"type": "TypeError", "file": "meter.py", "line": 3},
                "…\nTypeError: Parent is an object of the tests: they alone call its __init__",
            ),
            (
                "the program calls __init__ of an object of type Parent, which the tests have made. "
                "Do not replace `super`, but a function that the program calls by its name"
            ),
        ),
    ],
    ids=lambda value: value.code if isinstance(value, Message) else "",
)
def test_what_may_have_kept_a_solution_from_passing_is_named_with_its_check(message: Message, told: str) -> None:
    stuck = replace(FAILED.checks[1], message=message)
    checks = (FAILED.checks[0], stuck, *FAILED.checks[2:])

    lines = list(proof_lines(Proof("solution", "must_pass", replace(FAILED, checks=checks)), EN, PYTHON))

    assert lines[2] == f"      “{stuck.id}” cannot run apart from the program: {told}."


def test_a_starter_that_cannot_be_read_is_worth_a_thought_with_its_line() -> None:
    message = Message("syntax_error", {"file": "bonjour.py", "line": 1}, "SyntaxError: expected ':'")
    starter = replace(score(BONJOUR, report("", Ending.LEARNER)), reason=Reason.SYNTAX_ERROR, message=message)

    first, second = proof_lines(prove_starter(starter), EN, PYTHON)

    assert first == (
        "  ? starter does not run to its end: what learners are given should, so that each check can answer them"
    )
    assert second.startswith("      bonjour.py:1, ")


def test_tests_that_import_what_the_image_has_not_are_told_so() -> None:
    raw = "ModuleNotFoundError: No module named 'pandas'"
    broken = replace(BROKEN, message=Message("suite_error", raw=raw))

    (line,) = proof_lines(prove_solution(broken, ()), Language.EN, PYTHON)

    assert "they import “pandas”, which the image of this language does not have" in line


@pytest.mark.parametrize("obstacle", sorted(WHAT))
def test_every_obstacle_has_its_sentence_in_both_languages(obstacle: str) -> None:
    message = Message("suite_error", {"problem": "outbound", "obstacle": obstacle, "value": "x"})

    french, english = (obstacle_line(message, "c", language) for language in Language)

    assert french
    assert french != english


@pytest.mark.parametrize(
    ("proof", "line"),
    [
        (prove_solution(PASSED, ()), "  ✓ solution passes every check"),
        (prove_solution(PASSED, ("t.py::test_x",)), "  ✗ solution these tests belong to no check: t.py::test_x"),
        (prove_solution(BROKEN, ()), "  ✗ solution the tests themselves stop: NameError: oups"),
        (
            prove_starter(UNREAD),
            (
                "  ✗ starter would not be taken as a hand-in. Whoever pushes it reads: “velos.csv weighs 376\N{NO-BREAK SPACE}kB and "
                "the limit is 256\N{NO-BREAK SPACE}kB. Make it lighter, then push again.”"
            ),
        ),
        (prove_starter(FAILED), "  ✓ starter does not pass yet, as it should"),
        (prove_starter(PASSED), "  ✗ starter passes as it is given out: nobody would have to write anything"),
        (prove_wrong(WRONG, FAILED), "  ✓ wrong/ignores-the-name is caught by uses-name"),
        (prove_wrong(WRONG, PASSED), "  ✗ wrong/ignores-the-name should be caught by uses-name, and is not"),
    ],
)
def test_a_proof_is_one_line(proof: Proof, line: str) -> None:
    assert list(proof_lines(proof, EN, PYTHON)) == [line]


def test_a_solution_that_fails_shows_what_the_first_check_said() -> None:
    checks = tuple(
        replace(check, message=Message("not_equal"), expected="'Ada'", actual="\x1b[2J") for check in FAILED.checks
    )

    lines = list(proof_lines(prove_solution(replace(FAILED, checks=checks), ()), EN, PYTHON))

    assert lines[0] == "  ✗ solution must pass every check, and does not: uses-name, trims"
    assert lines[1].startswith("      uses-name: ")
    assert lines[2:] == ["      expected : 'Ada'", "      obtained : \\x1b[2J"]


@pytest.mark.parametrize("proof", [prove_solution(FAILED, ()), prove_starter(PASSED), prove_wrong(WRONG, PASSED)])
def test_a_proof_is_told_in_both_languages(proof: Proof) -> None:
    assert list(proof_lines(proof, Language.FR, PYTHON)) != list(proof_lines(proof, EN, PYTHON))
