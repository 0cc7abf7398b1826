"""Real programs of beginners: what Python says of them, and the sentence beside it."""

import contextlib
import io
import linecache
import sys
import tomllib
import warnings
from collections.abc import Mapping
from pathlib import Path

import pytest

from grader.domain.text import Language, Message
from grader.wording.grading.explaining import explanation, own_line
from runner_images.common.tests.collection import collection_ending
from runner_images.common.tests.learner_errors import fault_in, mark
from runner_images.python.learner.exception_frame import exception_frame
from runner_images.python.shared.in_process.learner_imports import LearnerImports
from tests.runners import PYTHON

Program = Mapping[str, str]

PROGRAMS: list[Program] = tomllib.loads(Path(__file__).with_name("beginners.toml").read_text("utf-8"))["programs"]
NAMES = [program["name"] for program in PROGRAMS]
NEWER = sys.version_info >= (3, 13)


def message_of(source: str, folder: Path, monkeypatch: pytest.MonkeyPatch, *, beside: str = "") -> Message:
    """Return what is told of a program that stops while it loads, as the harness tells it.

    Args:
        beside: The name of a module that lies in the same folder.
    """
    file = folder / "prog.py"
    file.write_text(source, "utf-8")
    if beside:
        (folder / f"{beside}.py").write_text("AGE = 3\n", "utf-8")
        monkeypatch.syspath_prepend(folder)
        for name in [name for name in sys.modules if name.partition(".")[0] == beside]:
            monkeypatch.delitem(sys.modules, name)
    linecache.checkcache()
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        try:
            exec(compile(source, str(file), "exec"), {"__name__": "prog"})
        except Exception as error:  # noqa: BLE001 - each stops in its own way
            mark(error, fault_in(exception_frame(error, folder, lambda _: None)))
            ending = collection_ending(error, LearnerImports(folder, folder, collecting=True, leave=lambda _: None))
    assert ending is not None
    assert ending.message is not None
    return Message(ending.message.code, dict(ending.message.params), ending.message.raw)


@pytest.mark.parametrize("program", PROGRAMS, ids=NAMES)
def test_a_program_is_explained_by_what_python_says_of_it(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = message_of(program["source"], tmp_path, monkeypatch, beside=program.get("beside", ""))

    said = {language: explanation(message, language, PYTHON) for language in Language}

    assert own_line(message) == (program.get("line_313", program["line"]) if NEWER else program["line"])
    if "fr_313" not in program:
        assert said == {Language.FR: program["fr"], Language.EN: program["en"]}


@pytest.mark.parametrize("program", [one for one in PROGRAMS if "line_313" in one], ids=lambda one: one["name"])
def test_what_another_python_says_is_explained_too(program: Program) -> None:
    kind, _, text = program["line_313"].partition(": ")
    source = program["source"].strip().splitlines()[-1]
    message = Message("import_error", {"type": kind, "text": text, "source": source}, program["line_313"])

    assert explanation(message, Language.FR, PYTHON) == program.get("fr_313", program["fr"])


def test_every_program_is_there_once() -> None:
    assert len(set(NAMES)) == len(NAMES) >= 40


@pytest.mark.parametrize("text", ["a" * 100_000, "'" * 100_000, " and " * 30_000, "f() takes " * 9_000])
def test_a_hostile_text_takes_no_time(text: str) -> None:
    for kind in {row.type for row in PYTHON.errors}:
        explanation(Message("raised", {"type": kind, "text": text, "source": text}), Language.FR, PYTHON)


def test_a_hostile_name_is_written_out_and_cut() -> None:
    text = f"name '{'x' * 70}\x1b[31m' is not defined"

    said = explanation(Message("raised", {"type": "NameError", "text": text}), Language.FR, PYTHON)

    assert "\x1b" not in said
    assert "x" * 61 not in said


def test_of_an_older_result_the_class_stands_in_the_raw_line() -> None:
    raw = "Traceback:\n  x\nIndentationError: unexpected indent"
    message = Message("syntax_error", {"text": "unexpected indent"}, raw)

    assert explanation(message, Language.EN, PYTHON).startswith("This line starts with too many spaces")
