"""A run as a terminal shows it: narrow, harmless lines that say what to do about the first thing to mend."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from grader.domain.exercises.exercise import Check, Exercise, Isolation, Visibility
from grader.domain.grading.report import Call, CheckReport, Ending
from grader.domain.grading.run import Result
from grader.domain.grading.scoring import not_gradable, platform_fault, score
from grader.domain.people import Person, Role
from grader.domain.pinned_answers import PinnedAnswer
from grader.domain.text import Language, Message, Text
from grader.domain.verdicts import Outcome, Reason
from grader.wording.grading.statuses import shared_sentence
from grader.wording.grading.verdict_lines import answer_lines, check_lines, is_passed, verdict_lines
from tests.domain.samples import BONJOUR, report
from tests.runners import PYTHON
from tests.wording.hostile import VALUES, is_fit

EN, FR = Language.EN, Language.FR
HINT = Text("un", "one")
NAME = Check("uses-name", "test_it.py::test_it", Text("utilise le prénom", "uses the name"), 2)
UNEQUAL = CheckReport("uses-name", Outcome.FAILED, Reason.CHECK_FAILED, Message("not_equal"), "'Ada'", "'ada'")
RAISED = replace(
    UNEQUAL,
    message=Message("raised", {"file": "bonjour.py", "line": 4, "type": "ValueError"}, "ValueError: non"),
    expected=None,
    actual=None,
)


def one_check(**changes: object) -> Exercise:
    """Return the exercise with one check."""
    return replace(BONJOUR, checks=(replace(NAME, **changes),))


def shown(
    check: CheckReport, exercise: Exercise | None = None, *, language: Language = EN, hint: Text | None = HINT
) -> str:
    """Return the lines of a check with what to do about it."""
    return "\n".join(check_lines(exercise or one_check(), check, language, runner=PYTHON, explain=True, hint=hint))


def test_a_check_that_passed_is_one_line() -> None:
    lines = list(check_lines(BONJOUR, CheckReport("uses-name", Outcome.PASSED), FR, runner=PYTHON, explain=True))

    assert lines == ["  ✓ 2/3  utilise le prénom"]


def test_a_check_that_failed_shows_both_values_and_a_hint() -> None:
    assert shown(UNEQUAL).splitlines() == [
        "  ✗ 1/1  uses the name",
        "         expected : 'Ada'",
        "         obtained : 'ada'",
        "         hint     : one",
    ]


INES = Person("P-ines", "ines", "Inès Garcia", Role.TRAINER)
ANSWER = PinnedAnswer(
    *("web-2610", "bonjour", "k", "uses-name"),
    Text("Vois la `majuscule`.\n\nRelis l'énoncé."),
    INES,
    datetime(2026, 11, 23, tzinfo=UTC),
    "1",
)


def test_what_a_trainer_pinned_stands_above_values_and_hint() -> None:
    lines = check_lines(one_check(), UNEQUAL, FR, runner=PYTHON, explain=True, hint=HINT, answer=ANSWER)

    assert list(lines) == [
        "  ✗ 1/1  utilise le prénom",
        "         Inès Garcia, qui te forme, répond\N{NO-BREAK SPACE}:",
        "           Vois la `majuscule`.",
        "           Relis l'énoncé.",
        "         attendu : 'Ada'",
        "         obtenu  : 'ada'",
        "         piste   : un",
    ]


@pytest.mark.parametrize("visibility", [Visibility.HIDDEN, Visibility.AFTER_DUE_DATE])
def test_nothing_is_answered_of_a_check_that_is_closed(visibility: Visibility) -> None:
    exercise = one_check(visibility=visibility)

    lines = list(check_lines(exercise, UNEQUAL, FR, runner=PYTHON, explain=True, answer=ANSWER))

    assert len(lines) == 1


@pytest.mark.parametrize("value", VALUES)
def test_an_answer_harms_no_terminal_and_stays_short(value: str) -> None:
    answer = replace(ANSWER, text=Text("\n".join([value] * 40)), author=replace(INES, name=value))

    lines = list(answer_lines(answer, EN))

    assert all(map(is_fit, lines))
    assert sum(line.strip() == "…" for line in lines) <= 1


def test_a_program_that_stopped_is_told_where() -> None:
    text = shown(RAISED)

    assert "line 4 of bonjour.py" in text
    assert "ValueError: non" in text


def test_a_check_without_hints_has_none() -> None:
    assert "hint" not in shown(UNEQUAL, hint=None)


@pytest.mark.parametrize("visibility", [Visibility.HIDDEN, Visibility.AFTER_DUE_DATE])
def test_a_hidden_check_shows_its_name_and_nothing_else(visibility: Visibility) -> None:
    text = shown(replace(RAISED, expected="'secret'", actual="'x'"), one_check(visibility=visibility))

    assert text == "  ✗ 1/1  uses the name"


def test_a_check_that_was_not_run_says_so() -> None:
    (line,) = check_lines(
        BONJOUR, CheckReport("trims", Outcome.NOT_RUN, message=Message("needs")), FR, runner=PYTHON, explain=False
    )

    assert line.startswith("  · 3/3  enlève les espaces")


def test_a_value_of_many_lines_is_cut_to_a_few() -> None:
    text = shown(replace(UNEQUAL, actual="\n".join(map(str, range(50)))))

    assert len(text.splitlines()) < 12
    assert "…" in text


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
@pytest.mark.parametrize("code", ["raised", "said", "missing_name", "syntax_error", "unknown"])
def test_hostile_values_of_a_program_stay_harmless(code: str, value: str, language: Language) -> None:
    params = dict.fromkeys(["file", "type", "name", "line", "fr", "en"], value)
    check = replace(UNEQUAL, message=Message(code, params, value), expected=value, actual=value)
    hostile = one_check(title=Text(value))

    lines = shown(check, hostile, language=language, hint=Text(value)).split("\n")

    assert [line for line in lines if not is_fit(line)] == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_hostile_names_of_files_stay_harmless(value: str, language: Language) -> None:
    problem = (Reason.MISSING_FILE, Message("misplaced_file", {"file": "bonjour.py", "found": value}, value))

    lines = list(verdict_lines(not_gradable(BONJOUR, problem), language, PYTHON))

    assert [line for line in lines if not is_fit(line)] == []


@pytest.mark.parametrize(
    ("result", "sentence"),
    [
        (score(BONJOUR, report("ppp")), "Well done! Every check passes."),
        (score(BONJOUR, report("pfn")), "Almost: 1 check of 3 passes."),
        (score(BONJOUR, report("fnn")), "To fix: 0 checks of 3 pass."),
        (platform_fault(BONJOUR), "Our side had a problem. It is not your code, and this try does not"),
        (
            score(BONJOUR, report("ppp", Ending.TAMPERED)),
            "Result not kept: the program interfered with the course of the tests",
        ),
    ],
)
def test_a_run_ends_with_how_far_it_came(result: Result, sentence: str) -> None:
    assert next(verdict_lines(result, EN, PYTHON)) == sentence


@pytest.mark.parametrize("language", Language)
def test_a_result_of_shared_isolation_says_so(language: Language) -> None:
    result = score(replace(BONJOUR, isolation=Isolation.SHARED), report("ppp"))

    text = " ".join(verdict_lines(result, language, PYTHON))

    assert shared_sentence(language) in text


def test_a_time_out_tells_what_was_shown_until_then() -> None:
    late = replace(
        UNEQUAL, reason=Reason.TIME, expected=None, actual=None, message=Message("timed_out", {"seconds": 5})
    )

    lines = shown(replace(late, output="".join(f"tour {n}\n" for n in range(9)))).splitlines()

    assert "uses the name" in lines[0]
    assert [line.strip() for line in lines[-6:]] == [
        "Until then it showed:",
        "…",
        "tour 5",
        "tour 6",
        "tour 7",
        "tour 8",
    ]


def test_a_hand_in_that_ran_no_test_says_what_to_mend() -> None:
    problem = (Reason.MISSING_FILE, Message("missing_file", {"file": "bonjour.py"}))

    assert "bonjour.py" in "\n".join(verdict_lines(not_gradable(BONJOUR, problem), FR, PYTHON))


@pytest.mark.parametrize(("letters", "passed"), [("ppp", True), ("ppf", False)])
def test_only_a_pass_is_passed(letters: str, passed: bool) -> None:  # noqa: FBT001 - the expected answer
    assert is_passed(score(BONJOUR, report(letters))) is passed


def test_what_was_asked_is_told_in_words() -> None:
    asked = Message("comparison", {"operator": "in", "relation": "contains"})

    told = shown(replace(UNEQUAL, message=asked), hint=None)

    assert "expected : a value that contains 'Ada'" in told
    assert "obtained : 'ada'" in told


def test_where_nobody_knows_whose_a_side_is_neither_is_expected() -> None:
    told = shown(replace(UNEQUAL, message=Message("comparison", {"operator": "<"})), hint=None)

    assert "not true yet : 'ada' < 'Ada'" in told
    assert "expected" not in told


def test_the_trainers_words_come_first() -> None:
    words = Message("said", {"fr": "Regarde.", "en": None})

    lines = shown(replace(UNEQUAL, message=words), hint=None).splitlines()

    assert lines[1].strip() == "Regarde."


def test_a_call_is_told_with_what_came_of_it() -> None:
    call = Call("saluer('')", "None", typed="Ada\n12", printed="Bonjour\n")

    told = shown(replace(UNEQUAL, calls=(call,), again="python3 bonjour.py"), hint=None)

    assert "call     : saluer('') · typed in: Ada ⏎ 12 · shows: Bonjour\n" in told
    assert told.endswith("To try it on your machine, in the exercise's folder:\n           python3 bonjour.py")


def test_a_line_for_home_with_odd_characters_is_not_told() -> None:
    told = shown(replace(UNEQUAL, again="python3 \x1b[31m.py"), hint=None)

    assert "python3" not in told


def test_the_difference_is_told_before_the_values() -> None:
    told = shown(replace(UNEQUAL, message=Message("not_equal", {"difference": "capitals"})), hint=None)

    assert "Only the capital letters are different." in told.splitlines()[1]


@pytest.mark.parametrize("params", [{"difference": "never heard of"}, {"difference": "word"}, {"difference": None}])
def test_a_difference_that_lacks_its_words_is_left_to_the_values(params: dict[str, str | None]) -> None:
    told = shown(replace(UNEQUAL, message=Message("not_equal", params)), hint=None)

    assert "expected : 'Ada'" in told


def test_an_error_in_the_place_of_another_names_both_and_gives_the_hint() -> None:
    other = replace(RAISED.message or Message("raised"), params={"type": "ValueError", "awaited": "Vide"})

    told = shown(replace(RAISED, message=other))

    assert "The error Vide is expected, and your code raises ValueError." in " ".join(told.split())
    assert "hint" in told


@pytest.mark.parametrize("obstacle", ["size", "depth", "cycle", None])
def test_nobody_who_gave_a_list_is_told_to_give_a_list(obstacle: str | None) -> None:
    stuck = Message("cannot_cross", {"type": "list", "obstacle": obstacle})

    told = shown(replace(UNEQUAL, message=stuck, expected=None, actual=None), hint=None)

    assert "Give back" not in told


def test_our_own_hard_spaces_are_no_signs_and_those_of_values_are() -> None:
    check = replace(UNEQUAL, actual="'a\N{NO-BREAK SPACE}b'", calls=(Call("f()", typed="x"),))

    told = shown(check, language=FR, hint=Text("Que vaut x\N{NO-BREAK SPACE}?"))

    assert "a\N{SHOULDERED OPEN BOX}b" in told
    assert "saisi\N{NO-BREAK SPACE}: x" in told
    assert "Que vaut x\N{NO-BREAK SPACE}?" in told


def test_what_the_language_says_is_told_once() -> None:
    stopped = Message("raised", {"type": "KeyError", "file": "a.py", "line": 1, "source": "x['a']"}, "KeyError: 'a'")

    told = shown(replace(RAISED, message=stopped, calls=(Call("f()", raised="KeyError: 'a'"),)), language=FR)

    assert told.count("KeyError: 'a'") == 1
    assert "1 | x['a']" in told
