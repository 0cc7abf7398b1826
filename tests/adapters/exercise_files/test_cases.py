"""Cases in a manifest: checks that a trainer writes without a test."""

import json

import pytest

from grader.adapters.exercise_files.cases import CASES_FILE
from grader.domain.exercises.exercise import Exercise
from tests.adapters.exercise_files.conftest import Draft

MANIFEST = """
slug = "bonjour"
title = { fr = "Total", en = "Total" }
runner = "python"
hand_in = ["bonjour.py"]

[[cases]]
name = "adds"
title = { fr = "additionne", en = "adds" }
stdin = "2\\n3\\n"
stdout = "5"

[[cases.more]]
stdin = "10\\n-4\\n"
stdout = "6"

[[cases]]
name = "refuses-words"
title = { fr = "refuse les mots", en = "refuses words" }
stdin = "deux\\n"
status = 2
needs = ["adds"]
"""


@pytest.fixture
def cases(draft: Draft) -> Draft:
    """Return an exercise that has cases alone, and no test."""
    draft.add("exercise.toml", MANIFEST.encode())
    draft.remove("tests")
    draft.remove("wrong")
    return draft


def suite_of(exercise: Exercise) -> dict[str, list[dict[str, object]]]:
    """Return the runs of each case as the tests' container gets them."""
    (file,) = exercise.tests
    assert file.path == CASES_FILE
    suite: dict[str, list[dict[str, object]]] = json.loads(file.content)
    return suite


def test_each_case_is_a_check(cases: Draft) -> None:
    exercise = cases.read().exercise

    assert [(check.id, check.test, check.needs) for check in exercise.checks] == [
        ("adds", "cases.json::adds", ()),
        ("refuses-words", "cases.json::refuses-words", ("adds",)),
    ]


def test_a_further_run_takes_from_its_case_what_it_does_not_say(cases: Draft) -> None:
    runs = suite_of(cases.read().exercise)["adds"]

    assert [(run["program"], run["stdin"], run["stdout"], run["status"], run["match"]) for run in runs] == [
        ("bonjour.py", "2\n3\n", "5", 0, "exact"),
        ("bonjour.py", "10\n-4\n", "6", 0, "exact"),
    ]


def test_another_output_is_another_version_and_another_title_is_none(cases: Draft) -> None:
    before = cases.read().exercise.suite_digest
    cases.edit("exercise.toml", "additionne", "fait la somme")
    retitled = cases.read().exercise.suite_digest
    cases.edit("exercise.toml", 'stdout = "6"', 'stdout = "7"')

    assert retitled == before != cases.read().exercise.suite_digest


def test_cases_and_tests_live_side_by_side(draft: Draft) -> None:
    draft.edit(
        "exercise.toml", "[[wrong]]", MANIFEST[MANIFEST.index("[[cases]]") :].replace("adds", "sums") + "[[wrong]]"
    )

    exercise = draft.read().exercise

    assert [check.id for check in exercise.checks][-2:] == ["sums", "refuses-words"]
    assert {file.path for file in exercise.tests} == {"test_bonjour.py", CASES_FILE}


PROBLEMS = {
    "two of one name": ('name = "refuses-words"', 'name = "adds"', "duplicate_check", 'name = "adds"'),
    "an unknown key": ('stdout = "6"', 'sdout = "6"', "extra_forbidden", "sdout"),
    "a wrong type": ("status = 2", 'status = "2"', "int_type", "status"),
    "an endless pattern": ('stdout = "6"', 'match = "regex"\nstdout = "(6+)+"', "slow_pattern", 'stdout = "(6+)+"'),
    "no program": ('["bonjour.py"]', '["*.py"]', "program_needed", "[[cases]]"),
}


@pytest.mark.parametrize("kind", PROBLEMS)
def test_a_mistake_in_a_case_is_told_with_its_line(cases: Draft, kind: str) -> None:
    old, new, code, marked = PROBLEMS[kind]
    cases.edit("exercise.toml", old, new)

    problem = next(one for one in cases.problems() if one.code == code)

    assert problem.line is not None
    lines = (cases.folder / "exercise.toml").read_text("utf-8").splitlines()
    assert marked in lines[problem.line - 1]
    assert kind == "no program" or problem.line > cases.line("[[cases.more]]")


def test_an_exercise_without_any_check_is_told(cases: Draft) -> None:
    text = MANIFEST[: MANIFEST.index("[[cases]]")] + "cases = []\n"
    cases.add("exercise.toml", text.encode())

    assert "no_checks" in {problem.code for problem in cases.problems()}


def test_the_name_of_the_file_that_cases_become_is_taken(draft: Draft) -> None:
    draft.add(f"tests/{CASES_FILE}", b"{}")

    assert draft.only_problem().code == "reserved_name"


HIDDEN = """
[[cases]]
name = "adds-large-ones"
title = { fr = "additionne de grands nombres", en = "adds large ones" }
visibility = "hidden"
stdin = "12300\\n45\\n"
stdout = %s
"""


@pytest.mark.parametrize("output", ['"12345"', '"""\nTotal : 12345\n"""', "'''Total : 12345'''"])
def test_what_a_hidden_case_expects_is_found_in_texts_and_not_in_itself(cases: Draft, output: str) -> None:
    told = output.strip("\"'\n")
    cases.add("exercise.toml", (MANIFEST + HIDDEN % output).encode())

    before = [one.code for one in cases.read().warnings]
    cases.add("statement.fr.md", f"# Total\n\nPar exemple {told}.\n".encode())
    after = [(one.code, one.file, one.line, one.text) for one in cases.read().warnings]

    assert (before, after) == ([], [("answer_told", "statement.fr.md", 3, told)])


def test_what_a_visible_case_expects_as_well_is_no_secret(cases: Draft) -> None:
    visible = (HIDDEN % '"12345"').replace('visibility = "hidden"', "").replace("adds-large", "adds-other-large")
    cases.add("exercise.toml", (MANIFEST + HIDDEN % '"12345"' + visible).encode())
    cases.add("statement.fr.md", b"# Total\n\nPar exemple 12345.\n")

    assert cases.read().warnings == ()
