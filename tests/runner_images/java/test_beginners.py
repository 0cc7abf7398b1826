"""Real programs of beginners in Java: what Java and its compiler say of them, at which line, and what it means."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from grader.domain.text import Language, Message
from grader.wording.grading.explaining import explanation, own_line
from runner_images.common.tests.learner_errors import fault_in
from tests.runner_images.conftest import has_engine
from tests.runner_images.java.stub import run_main, stub_of
from tests.runners import RUNNERS

JAVA = RUNNERS["java"]
PROGRAMS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("beginners.toml").read_text("utf-8"))[
    "programs"
]


@pytest.mark.slow
@pytest.mark.thorough
@pytest.mark.skipif(not has_engine("java"), reason="needs Java 21, as in the image")
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program["name"])
def test_a_program_is_explained_by_what_java_says_of_it(program: dict[str, Any], tmp_path: Path) -> None:
    with stub_of({"Prog.java": program["source"]}, tmp_path) as channel:
        fault = fault_in(run_main(channel, "Prog"))

    message = Message("raised", dict(fault.params()), fault.raw)
    said = {language: explanation(message, language, JAVA) for language in Language}
    assert (own_line(message), fault.line) == (program["line"], program["number"])
    assert said == {Language.FR: program["fr"], Language.EN: program["en"]}


def test_every_program_is_there_once_and_explained() -> None:
    names = [program["name"] for program in PROGRAMS]

    assert len(set(names)) == len(names) >= 70
    assert [program["name"] for program in PROGRAMS if not (program["fr"] and program["en"])] == []


@pytest.mark.parametrize("text", ["a" * 100_000, '"' * 100_000, "; symbol: method " * 9_000, "x()" * 50_000])
def test_a_hostile_text_takes_no_time(text: str) -> None:
    for kind in {row.type for row in JAVA.errors}:
        explanation(Message("raised", {"type": kind, "text": text, "source": text}), Language.FR, JAVA)
