"""Exercise folders that are not right: every mistake named at once, with its file and line, in one sentence."""

import re

import pytest

from grader.adapters.exercise_files.folder import MAX_EXERCISE_FILE_BYTES
from grader.domain.errors import ManifestProblem
from grader.domain.text import Language
from grader.wording.exercises.trainer_lines import PROBLEMS, problem_line
from tests.adapters.exercise_files.conftest import Draft

TOML = "exercise.toml"
CASE = '[[cases]]\nname = "greets"\ntitle = { fr = "salue", en = "greets" }\nstdout = "a"\n'
NATIVE = """\
runner = "python"
hand_in = ["bonjour.py"]
competencies = ["dwwm-2023.cp7"]
isolation = "split"
cache = true

[[checks]]
id = "says-hello"
test = "test_bonjour.py::test_says_hello"
"""
EDITS = {
    "not_toml": ('slug = "bonjour"', "slug = bonjour", "slug"),
    "missing": ('runner = "python"\n', "", None),
    "extra_forbidden": ("points = 1", "point = 1", "point = 1"),
    "string_type": ('runner = "python"', "runner = 3", "runner"),
    "int_type": ("points = 1", 'points = "1"', "points"),
    "float_type": ("[[checks]]", '[limits]\nrun_seconds = "20"\n[[checks]]', "run_seconds"),
    "bool_type": ("cache = true", "cache = 1", "cache"),
    "list_type": ('hand_in = ["bonjour.py"]', 'hand_in = "bonjour.py"', "hand_in"),
    "model_type": ('title = { fr = "Bonjour", en = "Hello" }', 'title = "Bonjour"', "title"),
    "too_short": ('caught_by = ["says-hello"]', "caught_by = []", "caught_by = []"),
    "empty_text": ('title = { fr = "Bonjour", en = "Hello" }', 'title = { fr = "" }', "title"),
    "literal_error": ('isolation = "split"', 'isolation = "none"', "isolation"),
    "string_too_long": ('hand_in = ["bonjour.py"]', f'hand_in = ["bonjour.py", "{"a" * 201}"]', "hand_in"),
    "string_pattern_mismatch": ('hand_in = ["bonjour.py"]', 'hand_in = ["bonjour.py", "/etc"]', "hand_in"),
    "greater_than": ("[[checks]]", "[limits]\nrun_seconds = 0\n[[checks]]", "run_seconds"),
    "greater_than_equal": ("points = 1", "points = -1", "points"),
    "less_than_equal": ("points = 1", "points = 1_001", "points"),
    "above_ceiling": ("[[checks]]", "[limits]\nmemory_bytes = 99_000_000_000\n[[checks]]", "memory_bytes"),
    "slug_is_not_folder": ('slug = "bonjour"', 'slug = "bonsoir"', "slug"),
    "unknown_runner": ('runner = "python"', 'runner = "cobol"', "runner"),
    "no_shared_isolation": (
        'runner = "python"\nhand_in = ["bonjour.py"]\ncompetencies = ["dwwm-2023.cp7"]\nisolation = "split"',
        'runner = "javascript"\nhand_in = ["bonjour.py"]\nisolation = "shared"',
        "isolation",
    ),
    "native_is_shared": (
        NATIVE,
        NATIVE.replace('"python"', '"shell"').replace("test_bonjour.py::", "bonjour.bats::"),
        "bonjour.bats",
    ),
    "package_not_allowed": ("cache = true", 'cache = true\npackages = ["python3-numpy"]', "packages"),
    "duplicate_check": ('id = "trims-spaces"', 'id = "empty-name"', 'id = "empty-name"'),
    "unknown_test": ("::test_says_hello", "::test_says_hallo", "::test_says_hallo"),
    "test_name_accent": ("::test_says_hello", "::test_dit_été", "::test_dit_été"),
    "test_name_nested": ("::test_says_hello", "::TestA::TestB::test_it", "::TestA::TestB::test_it"),
    "needs_unknown_check": ('needs = ["uses-name"]', 'needs = ["says-goodbye"]', "says-goodbye"),
    "wrong_folder_missing": ('name = "ignores-the-name"', 'name = "ignores-it"', "ignores-it"),
    "wrong_not_declared": ('[[wrong]]\nname = "removes-every-space"\ncaught_by = ["trims-spaces"]', "", "[[wrong]]"),
    "nothing_expected": ("[[wrong]]", f"{CASE.replace('stdout', 'stdin')}[[wrong]]", "[[cases]]"),
    "no_numbers": ("[[wrong]]", f'{CASE}match = "numbers"\n[[wrong]]', "stdout ="),
    "tolerance_without_numbers": ("[[wrong]]", f'{CASE}match = "exact"\ntolerance = 0.1\n[[wrong]]', "tolerance"),
    "no_pattern": ("[[wrong]]", f'{CASE}match = "regex"\n[[cases.more]]\nstdout = "(b"\n[[wrong]]', 'stdout = "(b"'),
    "slow_pattern": ("[[wrong]]", f'{CASE}match = "regex"\n[[cases.more]]\nstdout = "(b+)+"\n[[wrong]]', "(b+)+"),
    "too_long": ("[[wrong]]", f"{CASE}more = [{'{}, ' * 51}]\n[[wrong]]", "more ="),
    "dict_type": ("[[wrong]]", f"{CASE}files = 3\n[[wrong]]", "files"),
    "finite_number": ("[[wrong]]", f'{CASE}match = "numbers"\ntolerance = nan\n[[wrong]]', "tolerance"),
    "caught_by_unknown_check": ('caught_by = ["says-hello"]', 'caught_by = ["says-hallo"]', "says-hallo"),
}
"""What to spoil in the manifest to meet each problem, and what stands on the line that is to be named."""

KEYS = ["slug", "title", "runner", "hand_in", "isolation", "id", "test", "points", "needs", "name", "caught_by"]
ODD = ["-1", "1.5", "nan", "2026-11-23", '""', '"é x"', f'"{"a" * 300}"', "[[3]]", '[""]', "{ fr = 3 }", "{ fr = '' }"]

FILES = {
    "no_checks", "program_needed", "reserved_name", "file_missing", "file_too_large", "not_utf8", "test_syntax",
    "asks_for_nothing", "wrong_for_nothing", "wrong_changes_nothing",
    "share_nothing", "share_taken",
    "picture_unknown", "picture_too_heavy", "picture_too_large",
}  # fmt: skip

OF_A_TRACK = {"above_two_years", "duplicate_module", "duplicate_exercise"}  # test_track.py meets them
OF_A_PROPOSAL = {"folder_too_large", "too_many_files"}  # tests/engine/publishing meets them


def test_every_problem_that_has_a_sentence_is_met_here() -> None:
    assert EDITS.keys() | FILES | OF_A_TRACK | OF_A_PROPOSAL == PROBLEMS.keys()


@pytest.mark.parametrize("code", EDITS)
def test_a_spoiled_manifest_is_told_with_the_line(draft: Draft, code: str) -> None:
    old, new, marked = EDITS[code]
    draft.edit(TOML, old, new)

    found = {problem.code: problem for problem in draft.problems()}

    line = found[code].line
    assert found[code].file == TOML
    assert line is None if marked is None else marked in spoiled_line(draft, line)


def spoiled_line(draft: Draft, line: int | None) -> str:
    """Return a line of the manifest."""
    assert line is not None
    return (draft.folder / TOML).read_text("utf-8").splitlines()[line - 1]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", EDITS)
def test_every_problem_is_one_sentence_of_its_own(draft: Draft, code: str, language: Language) -> None:
    old, new, _ = EDITS[code]
    draft.edit(TOML, old, new)

    lines = [problem_line(problem, language) for problem in draft.problems()]

    assert all(re.match(r"\S+?(:\d+)?: \S", line) for line in lines)


@pytest.mark.parametrize("value", ODD)
@pytest.mark.parametrize("key", KEYS)
def test_no_value_of_any_key_is_without_a_sentence(draft: Draft, key: str, value: str) -> None:
    text = (draft.folder / TOML).read_text("utf-8")
    spoiled = re.sub(rf"(?m)^{key} = .*$", f"{key} = {value}", text, count=1)
    draft.add(TOML, spoiled.encode())

    assert {problem.code for problem in draft.problems()} <= PROBLEMS.keys()


@pytest.mark.parametrize("code", sorted(PROBLEMS))
def test_every_sentence_exists_in_both_languages(code: str) -> None:
    problem = ManifestProblem(TOML, 3, code, "title", "x")

    french, english = (problem_line(problem, language) for language in Language)

    assert french != english


def test_five_mistakes_of_five_kinds_are_named_at_once(draft: Draft) -> None:
    draft.edit(TOML, "points = 2", 'points = "deux"')
    draft.edit(TOML, '["uses-name"]', '["uses-nom"]')
    draft.edit(TOML, 'slug = "bonjour"', 'slug = "bonsoir"')
    draft.add("tests/test_bonjour.py", b"def test_says_hello(:\n")
    draft.remove("solution")

    found = {(problem.file, problem.code) for problem in draft.problems()}

    assert found >= {
        (TOML, "int_type"),
        (TOML, "needs_unknown_check"),
        (TOML, "slug_is_not_folder"),
        ("tests/test_bonjour.py", "test_syntax"),
        ("solution", "file_missing"),
    }


def test_patterns_that_fit_no_file_of_the_solution_are_named(draft: Draft) -> None:
    draft.edit(TOML, 'hand_in = ["bonjour.py"]', 'hand_in = ["*.txt", "*.md"]')

    problem = draft.only_problem()

    assert (problem.code, problem.text) == ("asks_for_nothing", "*.txt, *.md")


def test_a_pattern_for_those_who_do_it_in_another_way_may_fit_nothing(draft: Draft) -> None:
    draft.edit(TOML, 'hand_in = ["bonjour.py"]', 'hand_in = ["*.py", "*.txt"]')

    assert draft.read().exercise.hand_in == ("*.py", "*.txt")


def test_a_wrong_solution_whose_file_has_another_name_is_named(draft: Draft) -> None:
    folder = draft.folder / "wrong/ignores-the-name"
    (folder / "bonjour.py").rename(folder / "bonjours.py")

    problem = draft.only_problem()

    assert (problem.code, problem.file) == ("wrong_for_nothing", "wrong/ignores-the-name/bonjours.py")


@pytest.mark.parametrize("copied", [True, False])
def test_a_wrong_solution_that_is_the_right_one_is_named(draft: Draft, *, copied: bool) -> None:
    draft.remove("wrong/ignores-the-name/bonjour.py")
    if copied:
        draft.add("wrong/ignores-the-name/bonjour.py", (draft.folder / "solution/bonjour.py").read_bytes())

    problem = draft.only_problem()

    assert (problem.code, problem.file) == ("wrong_changes_nothing", "wrong/ignores-the-name/")


def test_a_statement_in_another_encoding_is_named(draft: Draft) -> None:
    draft.add("statement.fr.md", "Écris".encode("latin-1"))

    problem = draft.only_problem()

    assert (problem.code, problem.file) == ("not_utf8", "statement.fr.md")


def test_mistakes_come_in_the_order_of_files_and_lines(draft: Draft) -> None:
    draft.edit(TOML, "points = 2", "points = -2")
    draft.edit(TOML, "points = 1", "points = -1")
    draft.remove("starter")

    places = [(problem.file, problem.line) for problem in draft.problems()]

    first, second = draft.line("points = -1"), draft.line("points = -2")
    assert places == [(TOML, first), (TOML, second), ("starter", None)]


@pytest.mark.parametrize("part", ["exercise.toml", "starter", "solution", "tests/test_bonjour.py"])
def test_a_part_that_is_missing_is_named(draft: Draft, part: str) -> None:
    draft.remove(part)

    found = {(problem.file, problem.code) for problem in draft.problems()}

    assert (part.partition("/")[0], "file_missing") in found


def test_one_statement_is_enough_and_none_is_not(draft: Draft) -> None:
    draft.remove("statement.en.md")
    draft.read()

    draft.remove("statement.fr.md")

    assert draft.only_problem() == ManifestProblem("statement.fr.md", None, "file_missing")


def test_a_solution_that_lacks_a_file_to_hand_in_is_named(draft: Draft) -> None:
    draft.edit(TOML, '["bonjour.py"]', '["bonjour.py", "page.html"]')

    assert draft.only_problem() == ManifestProblem("solution/page.html", None, "file_missing")


@pytest.mark.parametrize("part", ["starter", "solution", "tests", "wrong/ignores-the-name"])
def test_a_file_that_is_too_large_is_named_with_its_size(draft: Draft, part: str) -> None:
    draft.add(f"{part}/velos.csv", b"x" * (MAX_EXERCISE_FILE_BYTES + 1))

    assert draft.only_problem() == ManifestProblem(f"{part}/velos.csv", None, "file_too_large", text="1025")


def test_a_manifest_in_another_encoding_is_named(draft: Draft) -> None:
    draft.add(TOML, 'title = "Été"'.encode("latin-1"))

    assert draft.only_problem() == ManifestProblem(TOML, None, "not_utf8")


def test_a_manifest_that_is_no_toml_is_named_with_its_line(draft: Draft) -> None:
    draft.add(TOML, b'slug = "bonjour"\n\ntitle = {\n')

    problem = draft.only_problem()

    assert (problem.code, problem.line) == ("not_toml", 3)


def test_a_manifest_of_brackets_without_end_is_no_toml(draft: Draft) -> None:
    draft.add(TOML, b"slug = " + b"[" * 50_000)

    assert draft.only_problem().code == "not_toml"


def test_a_test_with_a_null_byte_is_no_python(draft: Draft) -> None:
    draft.add("tests/test_more.py", b"x = 1\0\n")

    problem = draft.only_problem()

    assert (problem.file, problem.code) == ("tests/test_more.py", "test_syntax")


def test_an_empty_manifest_lacks_everything_that_is_needed(draft: Draft) -> None:
    draft.add(TOML, b"")

    missing = {problem.where for problem in draft.problems() if problem.code == "missing"}

    assert missing == {"slug", "title", "runner", "hand_in", "checks"}


@pytest.mark.parametrize("manifest", ["checks = 3\nwrong = 4\n", "[checks]\nid = 3\n", "checks = [3, [4], {}]\n"])
def test_a_manifest_of_any_shape_is_told_and_never_stumbled_over(draft: Draft, manifest: str) -> None:
    draft.add(TOML, manifest.encode())

    assert len(draft.problems()) > 1


def test_tests_that_cannot_be_given_are_refused(draft: Draft) -> None:
    draft.edit("exercise.toml", "cache = true", "cache = true\nshare_tests = true")
    draft.edit("exercise.toml", 'id = "says-hello"', 'id = "says-hello"\nvisibility = "hidden"')

    assert draft.only_problem().code == "share_nothing"


def test_a_hand_in_that_takes_the_given_tests_is_refused(draft: Draft) -> None:
    draft.edit("exercise.toml", "cache = true", "cache = true\nshare_tests = true")
    draft.edit("exercise.toml", '["bonjour.py"]', '["bonjour.py", "*/*.py"]')

    assert draft.only_problem().code == "share_taken"
