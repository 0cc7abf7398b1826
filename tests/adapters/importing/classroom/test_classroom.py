"""What becomes of a template repository of GitHub Classroom, in both of its formats."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.adapters.importing.classroom.autograding_file import AUTOGRADING
from grader.adapters.importing.conversion import Conversion
from grader.adapters.importing.writing import write_folder
from grader.domain.errors import ManifestError
from tests.adapters.importing.conftest import SAMPLES, Import
from tests.runners import RUNNERS

Source = Callable[[str], Path]
WORKFLOW = ".github/workflows/classroom.yml"


def cases_of(conversion: Conversion) -> list[tuple[str, str | None, str | None, str | None, int]]:
    return [(case.name, case.stdin, case.stdout, case.match, case.points) for case in conversion.cases]


def with_tests(root: Path, *tests: dict[str, object]) -> Path:
    """Have the older file hold these tests; what they do not say is as Classroom writes it."""
    usual = {"name": "Un", "setup": "", "run": "python3 table.py", "input": "7", "output": "7", "points": 1}
    text = json.dumps({"tests": [{**usual, "comparison": "exact", "timeout": 10, **test} for test in tests]})
    (root / AUTOGRADING).write_text(text, "utf-8")
    return root


def test_runs_of_programs_become_cases_with_their_points(imported: Import):
    conversion = imported(SAMPLES / "table", solved=True)

    assert cases_of(conversion) == [
        ("la-table-de-7", "7\n", "7\n14\n21", None, 2),
        ("la-table-null", "0\n", r"[\s\S]*0[\s\S]*", "regex", 1),
        ("des-nombres", "2\n", r"\d\s\d\s6", "regex", 3),
    ]
    assert conversion.cases[1].title.fr == "La table núll"


def test_a_workflow_gives_cases_and_the_points_of_its_pytest_tests(imported: Import):
    conversion = imported(SAMPLES / "aires", solved=True)

    assert cases_of(conversion) == [
        ("petit-rectangle", "3\n4\n", "12", None, 2),
        ("grand-rectangle", "30\n4\n", r"[\s\S]*120[\s\S]*", "regex", 3),
        ("finit-bien", "1\n1\n", None, None, 1),
    ]
    assert [(check.id, check.points) for check in conversion.checks] == [("une-aire", 3), ("une-aire-nulle", 2)]
    assert conversion.hand_in == ("main.py", "outils.py")


def test_each_file_and_each_graded_test_is_told_of(imported: Import):
    conversion = imported(SAMPLES / "aires", solved=True)

    fates = {fate.source: fate.became or fate.reason for fate in conversion.fates}
    assert fates[f"{WORKFLOW}: Les fonctions"] == ("exercise.toml: une-aire", "exercise.toml: une-aire-nulle")
    assert fates[f"{WORKFLOW}: Style"] == "by_hand"
    assert fates["aires-solved/main.py"] == ("solution/main.py",)
    assert fates["requirements.txt"] == "of_tools"
    assert [(one.code, one.where) for one in conversion.by_hand] == [("other_tool", "Style")]


def test_what_is_written_is_an_exercise(imported: Import, tmp_path: Path):
    folder = write_folder(imported(SAMPLES / "aires", solved=True), tmp_path, RUNNERS, replace=False)

    assert folder is not None
    assert folder.exercise.max_points == 11
    assert {file.path for file in folder.exercise.starter} == {"main.py", "outils.py"}


def test_without_a_solution_the_folder_is_written_and_says_what_it_lacks(imported: Import, tmp_path: Path):
    conversion = imported(SAMPLES / "table")

    assert write_folder(conversion, tmp_path, RUNNERS, replace=False) is None
    assert [(one.file, one.code) for one in conversion.by_hand] == [("solution/table.py", "solution_wanted")]
    assert (tmp_path / "table" / "starter" / "table.py").read_text("utf-8") == "# À toi de jouer\n"


@pytest.mark.parametrize(
    ("test", "code"),
    [
        ({"run": "python3 table.py | sort"}, "needs_shell"),
        ({"run": "python3 table.py < un.txt"}, "needs_shell"),
        ({"run": "cd src && python3 table.py"}, "needs_shell"),
        ({"run": "python3 'table.py"}, "needs_shell"),
        ({"run": "npm test"}, "other_tool"),
        ({"run": "python3 /etc/table.py"}, "other_tool"),
        ({"run": "python3 ../table.py"}, "other_tool"),
        ({"run": "node table.js"}, "other_language"),
        ({"run": "pytest tests/test_autre.py"}, "no_such_tests"),
        ({"comparison": "regex", "output": "(a+)+"}, "slow_pattern"),
        ({"comparison": "regex", "output": "("}, "no_pattern"),
        ({"setup": "make all"}, "setup_command"),
        ({"points": 5_000}, "no_case"),
        ({"input": "a" * 100_001}, "no_case"),
    ],
)
def test_what_cannot_be_taken_over_is_to_be_done_by_hand(
    test: dict[str, object], code: str, source: Source, imported: Import
):
    conversion = imported(with_tests(source("table"), {}, {"name": "Deux", **test}), solved=True)

    assert [(one.code, one.where) for one in conversion.by_hand] == [(code, "Deux")]
    assert conversion.cases[0].name == "un"


def test_input_that_is_piped_in_and_an_output_with_signs_of_patterns(source: Source, imported: Import):
    root = with_tests(
        source("table"),
        {"run": 'echo "3" | python3 -u table.py --court', "comparison": "included", "output": "3 * 1 ?"},
    )

    case = imported(root).cases[0]

    assert (case.stdin, case.args, case.stdout) == ("3\n", ["--court"], r"[\s\S]*3 \* 1 \?[\s\S]*")


def test_only_the_tests_that_a_command_names_get_its_points(source: Source, imported: Import):
    root = source("aires")
    (root / WORKFLOW).unlink()
    (root / AUTOGRADING).parent.mkdir()
    root = with_tests(root, {"run": "pytest test_outils.py::test_une_aire", "input": "", "output": "", "points": 4})

    conversion = imported(root, solved=True)

    assert [(check.id, check.points) for check in conversion.checks] == [("une-aire", 4), ("une-aire-nulle", 0)]
    assert [note.code for note in conversion.notes] == ["not_graded"]


@pytest.mark.parametrize("target", ["python3 -m unittest test_outils", "pytest -k nulle -v", "python -m pytest ."])
def test_other_ways_to_name_tests(target: str, source: Source, imported: Import):
    root = source("aires")
    (root / WORKFLOW).unlink()
    (root / AUTOGRADING).parent.mkdir()

    conversion = imported(with_tests(root, {"run": target, "points": 2}), solved=True)

    assert sum(check.points for check in conversion.checks) == 2


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{", "not_json"),
        (b"[]", "no_object"),
        (b'{"tests": [{"name": 3, "run": "x"}]}', "string_type"),
        (b'{"tests": []}', "no_graded_tests"),
        (b'{"tests": [{"name": "a", "run": "make"}]}', "nothing_maps"),
        (b"[" * 100_000, "not_json"),
    ],
)
def test_an_odd_file_ends_in_a_sentence(content: bytes, code: str, source: Source, imported: Import):
    root = source("table")
    (root / AUTOGRADING).write_bytes(content)

    with pytest.raises(ManifestError) as refused:
        imported(root)

    assert [problem.code for problem in refused.value.problems] == [code]


def test_what_lies_below_src_keeps_its_place_among_itself(source: Source, imported: Import):
    root = source("aires")
    for place in ("src/formes", "tests"):
        (root / place).mkdir(parents=True)
    (root / "src" / "formes" / "__init__.py").write_text("from .outils import aire\n", "utf-8")
    (root / "outils.py").rename(root / "src" / "formes" / "outils.py")
    (root / "main.py").rename(root / "src" / "main.py")
    (root / "tests" / "__init__.py").touch()
    test = (root / "test_outils.py").read_text("utf-8").replace("from outils", "from formes.outils")
    (root / "tests" / "test_outils.py").write_text(test, "utf-8")
    (root / "test_outils.py").unlink()
    workflow = (root / WORKFLOW).read_text("utf-8").replace("python3 main.py", "make")
    (root / WORKFLOW).write_text(workflow, "utf-8")

    conversion = imported(root)

    assert conversion.hand_in == ("formes/outils.py", "formes/__init__.py")
    starter = {path for path in conversion.files if path.startswith("starter/")}
    assert starter == {"starter/main.py", "starter/formes/outils.py", "starter/formes/__init__.py"}


def test_names_that_are_numbers_and_names_that_come_twice(source: Source, imported: Import):
    conversion = imported(with_tests(source("table"), {"name": "Test 1"}, {"name": "Test 1"}, {"name": "!"}))

    assert [case.name for case in conversion.cases] == ["test-1", "test-1-2", "check"]


BOMB = "\n".join(["a0: &a0 [x]", *(f"a{n}: &a{n} [{f'*a{n - 1},' * 9}]" for n in range(1, 9))])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (f"# x/autograding-io-grader\n{BOMB}\n", "yaml_aliases"),
        ("# x/autograding-io-grader\n" + "[" * 20_000, "not_yaml"),
        ("# x/autograding-io-grader\njobs: !!python/object/apply:os.system ['true']\n", "no_graded_tests"),
        ("# x/autograding-io-grader\n" + "a: b\n" * 100_000, "too_large"),
        ("# x/autograding-io-grader\njobs: [1, {steps: 3}, {steps: [4, {uses: 5}]}]\n", "no_graded_tests"),
        ("# x/autograding-io-grader\n\tjobs:", "not_yaml"),
    ],
)
def test_an_odd_workflow_ends_in_a_sentence(content: str, code: str, source: Source, imported: Import):
    root = source("aires")
    (root / WORKFLOW).write_text(content, "utf-8")

    with pytest.raises(ManifestError) as refused:
        imported(root)

    assert [problem.code for problem in refused.value.problems] == [code]
