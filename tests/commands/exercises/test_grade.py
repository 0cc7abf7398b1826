"""`grader grade`: a verdict on this machine, as lines or as JSON, and a status that says whose turn it is."""

import json
from pathlib import Path

import pytest

from tests.adapters.exercise_files.conftest import Draft
from tests.commands.conftest import Grader
from tests.wording.grading.test_run_json import CHECK_KEYS, RUN_KEYS

PASSED, NOT_PASSED, USAGE, PLATFORM = 0, 1, 2, 3


@pytest.mark.parametrize(
    "arguments",
    [("grade",), ("grade", "nowhere", "nowhere"), ("grade", ".", ".", "--xml"), ("grades",), ("--loud",)],
)
def test_a_wrong_call_is_wrong_usage(grader: Grader, arguments: tuple[str, ...]) -> None:
    ended = grader(*arguments)

    assert ended.status == USAGE
    assert ended.errors.startswith("Usage:")


def test_an_exercise_that_cannot_be_read_is_wrong_usage(grader: Grader, draft: Draft) -> None:
    draft.edit("exercise.toml", "points = 1", "points = -1")

    ended = grader("grade", draft.folder, draft.folder / "solution")

    assert ended.status == USAGE
    assert f"exercise.toml:{draft.line('points = -1')}: " in ended.errors
    assert ended.shown == ""


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_without_an_engine_it_is_the_platforms_turn(grader: Grader, bonjour: Path, options: tuple[str, ...]) -> None:
    ended = grader("grade", bonjour, bonjour / "solution", *options)

    assert ended.status == PLATFORM
    assert ended.shown == ""
    assert len(ended.errors.splitlines()) == 1


def test_a_check_that_there_is_not_is_wrong_usage(grader: Grader, bonjour: Path) -> None:
    ended = grader("grade", bonjour, bonjour / "solution", "--only", "says-hallo")

    assert (ended.status, ended.shown) == (USAGE, "")
    assert "says-hello, uses-name, empty-name, trims-spaces" in ended.errors


@pytest.mark.docker
def test_the_same_files_are_answered_at_once_and_run_again_when_asked(grader_process: Grader, bonjour: Path) -> None:
    arguments = ("grade", bonjour, bonjour / "wrong/ignores-the-name", "--json")

    first, second, again = (grader_process(*arguments, *more) for more in ([], [], ["--all"]))

    runs = [json.loads(ended.shown) for ended in (first, second, again)]
    assert [run.pop("cached") for run in runs] == [False, True, False]
    assert runs[0] == runs[1]
    assert first.errors.splitlines()[0].startswith("  ✓ 1/4  ")


@pytest.mark.docker
def test_a_check_alone_is_run_with_what_it_needs(grader_process: Grader, bonjour: Path) -> None:
    ended = grader_process("grade", bonjour, bonjour / "wrong/ignores-the-empty-name", "--only", "uses-name")

    assert ended.status == PASSED
    assert "✓ 2/2" in ended.shown


@pytest.mark.docker
def test_a_solution_passes(grader_process: Grader, bonjour: Path) -> None:
    ended = grader_process("grade", bonjour, bonjour / "solution")

    assert ended.status == PASSED
    assert "Well done! Every check passes." in ended.shown


@pytest.mark.docker
def test_a_mistake_does_not(grader_process: Grader, bonjour: Path) -> None:
    ended = grader_process("grade", bonjour, bonjour / "wrong/ignores-the-empty-name")

    assert ended.status == NOT_PASSED
    assert "✗ 3/4" in ended.shown


@pytest.mark.docker
def test_a_line_is_shown_as_it_is_read_in_the_encoding_that_its_file_names(
    grader_process: Grader, bonjour: Path, tmp_path: Path
) -> None:
    program = "# coding: latin-1\ndef saluer(prenom):\n    return 'Zoé' + 1\n"
    (tmp_path / "bonjour.py").write_text(program, "latin-1")

    ended = grader_process("grade", bonjour, tmp_path, "--json")

    message = json.loads(ended.shown)["checks"][0]["message"]
    assert (message["code"], message["line"], message["source"]) == ("raised", 3, "return 'Zoé' + 1")


@pytest.mark.docker
def test_the_json_has_the_fields_of_the_contract(grader_process: Grader, bonjour: Path) -> None:
    ended = grader_process("grade", bonjour, bonjour / "wrong/ignores-the-name", "--json")

    run = json.loads(ended.shown)
    assert ended.status == NOT_PASSED
    assert run.keys() == RUN_KEYS
    assert all(check.keys() == CHECK_KEYS for check in run["checks"])
    assert (run["schema_version"], run["verdict"], run["reason"]) == (1, "failed", "check_failed")
    assert [check["outcome"] for check in run["checks"]] == ["passed", "failed", "not_run", "not_run"]


@pytest.mark.docker
def test_a_missing_file_is_not_passed_and_needs_no_sandbox(
    grader_process: Grader, bonjour: Path, tmp_path: Path
) -> None:
    ended = grader_process("grade", bonjour, tmp_path, "--json")

    run = json.loads(ended.shown)
    assert ended.status == NOT_PASSED
    assert (run["blame"], run["reason"], run["image_digest"]) == ("your_repo", "missing_file", None)


@pytest.mark.docker
def test_a_broken_suite_is_nobodys_failure(grader_process: Grader, draft: Draft) -> None:
    draft.add("tests/conftest.py", b"raise RuntimeError('oups')\n")

    ended = grader_process("grade", draft.folder, draft.folder / "solution", "--json")

    assert ended.status == PLATFORM
    assert json.loads(ended.shown)["blame"] == "exercise"


@pytest.mark.docker
def test_its_trainer_reads_why_the_suite_stops(grader_process: Grader, draft: Draft) -> None:
    draft.add("tests/conftest.py", b"raise RuntimeError('oups')\n")

    ended = grader_process("grade", draft.folder, draft.folder / "solution")

    assert "the tests themselves stop: RuntimeError: oups" in ended.errors
    assert "not your code" not in ended.shown + ended.errors
