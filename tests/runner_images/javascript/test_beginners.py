"""Real programs of beginners in JavaScript: what Node says of them, at which line, and the sentence beside it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from grader.domain.text import Language, Message
from grader.wording.grading.explaining import explanation, own_line
from runner_images.common.tests.learner_errors import fault_in
from tests.runner_images.conftest import has_engine
from tests.runner_images.javascript.stub import stub_of
from tests.runner_images.stubs import answer_to
from tests.runners import RUNNERS

JAVASCRIPT = RUNNERS["javascript"]
PROGRAMS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("beginners.toml").read_text("utf-8"))[
    "programs"
]
OTHER = "export const yes = 1;\n"

pytestmark = pytest.mark.skipif(not has_engine("javascript"), reason="needs Node 20, as in the image")


@pytest.mark.slow
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program["name"])
def test_a_program_is_explained_by_what_node_says_of_it(program: dict[str, Any], tmp_path: Path) -> None:
    files = {"prog.js": program["source"], "autre.js": OTHER}

    with stub_of(files, tmp_path) as channel:
        fault = fault_in(answer_to(channel, {"kind": "import", "module": "prog", "again": False}))

    message = Message("import_error", dict(fault.params()), fault.raw)
    said = {language: explanation(message, language, JAVASCRIPT) for language in Language}
    assert (own_line(message), fault.line) == (program["line"], program["number"])
    assert said == {Language.FR: program["fr"], Language.EN: program["en"]}


def test_every_program_is_there_once() -> None:
    names = [program["name"] for program in PROGRAMS]

    assert len(set(names)) == len(names) >= 60


@pytest.mark.parametrize("text", ["a" * 100_000, "'" * 100_000, "is not a function " * 9_000, "x." * 50_000])
def test_a_hostile_text_takes_no_time(text: str) -> None:
    for kind in {row.type for row in JAVASCRIPT.errors}:
        explanation(Message("raised", {"type": kind, "text": text, "source": text}), Language.FR, JAVASCRIPT)
