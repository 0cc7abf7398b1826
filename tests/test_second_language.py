"""A second language is a second folder: nothing else must be touched for the host to know it."""

import ast
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from grader.adapters.exercise_files.folder import read_folder
from grader.adapters.exercise_files.runner_files import read_runners
from grader.adapters.sandbox.images.runner_image import RUNNERS_FOLDER, runners_in
from grader.domain.errors import ManifestError
from grader.domain.exercises.exercise import Exercise, SourceFile
from grader.domain.exercises.runners import Runners, Store, runner_of
from grader.domain.submissions.hand_in import unreadable_text
from grader.domain.text import Language, Message
from grader.sandboxes import stores
from grader.settings import Settings
from grader.wording.grading.sentences import sentence
from tests.runners import RUNNERS

ROOT = Path(__file__).parents[1]
HOST = sorted(path.relative_to(ROOT) for room in ("grader", "web") for path in (ROOT / room).rglob("*.py"))
NAME_A_LANGUAGE = {
    "grader/adapters/importing/languages.py",  # other systems know a program by its suffix alone
    "grader/adapters/sandbox/trial.py",  # a host is tried with one small program, in the language that is always there
}
"""The modules that name a runner, each with why; all else stands in the runner's own folder."""

LOGO = """
title = { fr = "Logo", en = "Logo" }
suites = "pytest"
sources = { suffixes = [".lg"], names_encoding = false }
limits = { run_seconds = 8, check_seconds = 2, memory_bytes = 134_217_728, output_bytes = 4_096 }
ceilings = { run_seconds = 10, check_seconds = 5, memory_bytes = 268_435_456, output_bytes = 65_536 }
pool = { low = 0, high = 1 }
calls = { asks = "LIRE", shows = "ÉCRIRE", ends = { fr = "STOP", en = "STOP" } }
errors = [{ type = "TurtleLost", fr = "La tortue sort de l'écran.", en = "The turtle leaves the screen." }]
"""


@pytest.fixture
def runners(tmp_path: Path) -> Runners:
    """Return the languages of the house, and one more."""
    folder = tmp_path / "runners"
    for name in runners_in(RUNNERS_FOLDER):
        folder.joinpath(name).mkdir(parents=True)
        for file in ("Dockerfile", "runner.toml"):
            shutil.copy(RUNNERS_FOLDER / name / file, folder / name / file)
    folder.joinpath("logo").mkdir()
    folder.joinpath("logo", "Dockerfile").write_text("FROM scratch\n", "utf-8")
    folder.joinpath("logo", "runner.toml").write_text(LOGO, "utf-8")
    return read_runners(folder)


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    """Return the manifest of an exercise in it."""
    bonjour = RUNNERS_FOLDER.parent / "exercises" / "bonjour"
    folder = Path(shutil.copytree(bonjour, tmp_path / "bonjour"))
    path = folder / "exercise.toml"
    text = path.read_text("utf-8").replace('runner = "python"', 'runner = "logo"').replace("bonjour.py", "bonjour.lg")
    path.write_text(text.replace("test_bonjour.lg", "test_bonjour.py"), "utf-8")
    for program in folder.glob("**/bonjour.py"):
        program.rename(program.with_suffix(".lg"))
    return path


@pytest.fixture
def exercise(manifest: Path, runners: Runners) -> Exercise:
    """Return that exercise."""
    return read_folder(manifest.parent, runners).exercise


def test_an_exercise_in_it_has_its_limits(exercise: Exercise) -> None:
    assert (exercise.runner, exercise.limits.run) == ("logo", timedelta(seconds=8))


def test_its_ceilings_are_told_at_the_gate(manifest: Path, runners: Runners) -> None:
    text = manifest.read_text("utf-8").replace("[[checks]]", "[limits]\nrun_seconds = 12\n\n[[checks]]", 1)
    manifest.write_text(text, "utf-8")

    with pytest.raises(ManifestError) as refused:
        read_folder(manifest.parent, runners)

    (problem,) = refused.value.problems
    assert (problem.code, problem.where, problem.text) == ("above_ceiling", "limits.run_seconds", "10")


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "empty_file"), (b"; caf\xe9\n", "not_utf8"), (b"# coding: latin-1\n; caf\xe9\n", "not_utf8")],
)
def test_its_programs_are_read_as_it_reads_them(
    exercise: Exercise, runners: Runners, content: bytes, code: str
) -> None:
    problem = unreadable_text(exercise, runner_of(exercise, runners), [SourceFile("bonjour.lg", content)])

    assert problem is not None
    assert problem[1].code == code


def test_its_errors_and_calls_are_told_in_its_own_words(exercise: Exercise, runners: Runners) -> None:
    logo = runner_of(exercise, runners)
    messages = (Message("raised", {"type": "TurtleLost"}), Message("timed_out"), Message("syntax_error"))

    lost, late, unread = (sentence(message, Language.EN, logo) for message in messages)

    assert lost.endswith("The turtle leaves the screen.")
    assert "one LIRE too many" in late
    assert unread.startswith("Logo cannot read")


def test_its_sandboxes_are_kept_as_it_says(runners: Runners) -> None:
    found = stores(runners, Settings())

    assert (found["logo"], found["python"]) == (Store(0, 1), Store(2, 4))


def test_an_operator_says_for_all_languages(runners: Runners) -> None:
    assert stores(runners, Settings(pool_low=0, pool_high=0)) == dict.fromkeys(runners, Store())


def test_an_exercise_outlives_its_language(exercise: Exercise) -> None:
    gone = runner_of(exercise, {})

    assert unreadable_text(exercise, gone, [SourceFile("bonjour.lg", b"\xff")]) is None
    assert sentence(Message("raised", {"type": "TurtleLost"}), Language.EN, gone).endswith("error TurtleLost.")


def texts_in(path: Path) -> set[str]:
    """Return the texts that a module holds, each as a whole; none of one in which no language's name stands."""
    source = path.read_text("utf-8")
    nodes = ast.walk(ast.parse(source)) if any(name in source for name in RUNNERS) else ()
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_no_module_of_the_host_names_a_language() -> None:
    naming = {str(path) for path in HOST if texts_in(ROOT / path) & RUNNERS.keys()}

    assert len(HOST) > 300
    assert naming == NAME_A_LANGUAGE
