"""Whatever a message lacks of what its sentences quote, everybody is told something: the sandbox decides what comes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from grader.domain.errors import Refused
from grader.domain.exercises.exercise import WrongSolution
from grader.domain.grading.report import Ending
from grader.domain.grading.scoring import score
from grader.domain.publishing.proof import Proof, Trial, prove_solution, prove_starter, prove_wrong
from grader.domain.text import Language, Message
from grader.wording.exercises.import_lines import table_lines
from grader.wording.exercises.obstacles import WHAT
from grader.wording.exercises.trainer_lines import proof_lines, suite_line
from grader.wording.grading.run_json import message_json
from grader.wording.grading.sentence_table import HAND_IN
from grader.wording.grading.verdict_lines import check_lines, verdict_lines
from grader.wording.refused import SENTENCES, refused_sentence
from tests.domain.samples import BONJOUR, report
from tests.runners import PYTHON

PROTOCOL = (Path(__file__).parents[2] / "runner_images/PROTOCOL.md").read_text("utf-8")
TABLE = PROTOCOL.partition("### Message codes")[2].partition("\n## ")[0]
ROWS = [row.split("|")[1:3] for row in TABLE.splitlines() if row.startswith("| `")]
PARAMS = sorted({name for _, cell in ROWS for name in re.findall(r"`(\w+)`", cell)})
CODES = sorted({code for cell, _ in ROWS for code in re.findall(r"`(\w+)`", cell)} | HAND_IN.keys() | {"platform"})


def lacking() -> Iterator[Mapping[str, str | int | None]]:
    """Yield what a message may come with: nothing, nulls, and all values but one that is missing or null."""
    whole = {name: 1 if name == "line" else "x" for name in PARAMS}
    for name in PARAMS:
        yield {**whole, name: None}
        yield {key: value for key, value in whole.items() if key != name}
    for obstacle in ({}, *({"problem": "outbound", "obstacle": one} for one in WHAT)):
        yield obstacle
        yield {**dict.fromkeys(PARAMS), **obstacle}


def told(message: Message, language: Language) -> Iterator[str]:
    """Yield all that anybody is told of a check, and of a run, that ended with this message."""
    failed, broken = score(BONJOUR, report("pfn")), score(BONJOUR, report("", Ending.EXERCISE))
    checks = [replace(check, message=message) for check in failed.checks]
    for result in (replace(failed, checks=tuple(checks)), replace(broken, message=message)):
        wrong = prove_wrong(WrongSolution("w", ("trims",)), result)
        for proof in (prove_solution(result, ()), prove_starter(result), wrong):
            yield from proof_lines(proof, language, PYTHON)
        yield from proof_lines(Proof("solution", "needs_shared", result), language, PYTHON)
        yield from table_lines({"bonjour": Trial(Proof("solution", "must_pass", result))}, language)
        yield from verdict_lines(result, language, PYTHON)
        for check in result.checks:
            yield from check_lines(BONJOUR, check, language, runner=PYTHON, explain=True)
    yield suite_line(message, language, PYTHON)
    yield str(message_json(message, PYTHON))


def test_the_protocol_s_table_is_read_whole() -> None:
    assert {"missing_name", "suite_error", "processes", "not_equal"} <= set(CODES)
    assert {"file", "line", "type", "obstacle", "lent"} <= set(PARAMS)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", CODES)
def test_a_message_that_lacks_values_is_told_all_the_same(code: str, language: Language) -> None:
    lines = [line for params in lacking() for line in told(Message(code, params), language)]

    assert not [line for line in lines if "%(" in line or "None:" in line or ":None" in line]


@pytest.mark.parametrize("code", SENTENCES)
def test_a_refusal_that_lacks_values_is_told_all_the_same(code: str) -> None:
    assert refused_sentence(Refused(code), Language.EN)
