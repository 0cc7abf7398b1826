"""`node:test`: a suite that Node runs beside the learner's code."""

from typing import Any

import pytest

from tests.runner_images.conftest import patience
from tests.runner_images.kinds.native.conftest import RunNative

pytestmark = pytest.mark.slow

SUITE = """
import { test, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { total, noms } from './panier.mjs';

test('un article', () => assert.equal(total([{ prix: 3 }]), 3));
describe('plusieurs', () => {
  it('additionne', () => assert.equal(total([{ prix: 3 }, { prix: 4 }]), 7));
  it('liste les noms', () => assert.deepEqual(noms([{ nom: 'thé' }]), ['thé']));
});
test('dit pourquoi', () => assert.ok(total([]) === 0, 'un panier vide ne coûte rien'));
"""
NAMES = ("un article", "plusieurs::additionne", "plusieurs::liste les noms", "dit pourquoi")
RIGHT = """
export const total = (articles) => articles.reduce((somme, a) => somme + a.prix, 0);
export const noms = (articles) => articles.map((a) => a.nom);
"""


@pytest.fixture
def language() -> str:
    return "javascript"


def run(run_native: RunNative, program: str, **limits: float) -> dict[str, Any]:
    return run_native({"panier.mjs": program}, "panier.test.mjs", SUITE, *NAMES, **limits)


def test_a_right_program_passes_every_test(run_native: RunNative) -> None:
    told = run(run_native, RIGHT)

    assert [told[name]["outcome"] for name in NAMES] == ["passed"] * 4, told
    assert (told["end"]["ending"], told["end"]["unmapped"]) == ("finished", [])


def test_a_wrong_value_is_told_with_both(run_native: RunNative) -> None:
    told = run(run_native, RIGHT.replace("0)", "1)").replace("a.nom", "a.nom + '!'"))

    sums, names, said = (told[name] for name in ("un article", "plusieurs::liste les noms", "dit pourquoi"))
    assert (sums["message"]["code"], sums["expected"], sums["actual"]) == ("not_equal", "3", "4")
    assert (names["expected"], names["actual"]) == ("[ 'thé' ]", "[ 'thé!' ]")
    assert said["message"]["params"] == {"told": "un panier vide ne coûte rien"}


def test_an_error_of_the_program_is_told_by_its_line(run_native: RunNative) -> None:
    told = run(run_native, RIGHT.replace("somme + a.prix", "somme + a.prix.ttc.arrondi"))["un article"]

    assert told["message"]["code"] == "raised"
    assert (told["message"]["params"]["type"], told["message"]["params"]["file"]) == ("TypeError", "panier.mjs")


def test_a_file_that_node_cannot_read_is_told_by_its_line(run_native: RunNative) -> None:
    told = run(run_native, RIGHT + "export const x = ;\n")["un article"]

    assert told["message"]["code"] == "syntax_error"
    assert (told["message"]["params"]["file"], told["message"]["params"]["line"]) == ("panier.mjs", 4)


def test_a_name_that_is_not_exported_is_told_as_node_says_it(run_native: RunNative) -> None:
    told = run(run_native, RIGHT.replace("export const noms", "const noms"))["un article"]

    assert (told["reason"], told["message"]["code"]) == ("exited", "native_stopped")
    assert "does not provide an export named 'noms'" in told["message"]["params"]["told"]


WRITES = "import fs from 'node:fs';\nconst write = (text) => fs.writeFileSync('node-test-report.xml', text);\n"
PASSED = "<testsuites><testcase name='un article'/></testsuites>"
WRONG = "export const total = () => -1;\nexport const noms = () => -1;\n"
FORGERS = {
    "leaves with status 0": (WRONG + "process.exit(0);\n", "native_stopped"),
    "leaves in a test": (WRONG.replace("-1", "process.exit(0)"), "native_stopped"),
    "writes a report": (WRONG + WRITES + f'write("{PASSED}");\nprocess.exit(1);\n', "native_stopped"),
    "writes one without end": (
        WRONG + WRITES + "write('<testsuites>'.repeat(1e4));process.exit(1)\n",
        "native_stopped",
    ),
    "writes one of entities": (
        WRONG + WRITES + f"write(\"<!DOCTYPE t [<!ENTITY a 'aa'>]>{PASSED}\");\nprocess.exit(1);\n",
        "native_stopped",
    ),
    "makes assertions hold": (
        WRONG + "import assert from 'node:assert/strict';\n"
        "for (const name of Object.keys(assert)) if (name !== 'strict') assert[name] = () => {};\n",
        "protocol",
    ),
    "makes one assertion hold": (
        WRONG + "import assert from 'node:assert/strict';\nassert.deepEqual = () => {};\n",
        "protocol",
    ),
    "writes errors off": (
        WRONG + "process.on('exit', () => { process.exitCode = 0; });\n",
        "protocol",
    ),
}


def test_a_program_that_says_it_passes_does_not(run_native: RunNative) -> None:
    for way, (program, code) in FORGERS.items():
        told = run(run_native, program)

        first = told[NAMES[0]]
        assert (way, first["outcome"], first["message"]["code"]) == (way, "failed", code)
        assert "passed" not in {frame["outcome"] for name, frame in told.items() if name != "end"}, way


def test_what_fails_before_each_test_is_the_programs_failure(run_native: RunNative) -> None:
    suite = SUITE.replace("import { test,", "import { beforeEach, test,") + "beforeEach(() => { total(undefined); });\n"

    told = run_native({"panier.mjs": RIGHT}, "panier.test.mjs", suite, *NAMES)

    assert {told[name]["outcome"] for name in NAMES} == {"failed"}
    assert (told["end"]["ending"], told[NAMES[0]]["message"]["code"]) == ("finished", "raised")


@pytest.mark.parametrize(
    ("body", "reason"), [("for (;;) {}", "time"), ("for (;;) console.log('x'.repeat(1e4))", "output")]
)
def test_a_program_without_end_stops_the_run(run_native: RunNative, body: str, reason: str) -> None:
    told = run(run_native, RIGHT + body, **patience(reason, 3))

    assert [(told[name]["outcome"], told[name]["reason"]) for name in NAMES] == [
        ("failed", reason),
        *[("not_run", None)] * 3,
    ]


def test_a_test_that_no_check_names_is_told(run_native: RunNative) -> None:
    told = run_native({"panier.mjs": RIGHT}, "panier.test.mjs", SUITE, *NAMES[:1])

    assert sorted(told["end"]["unmapped"]) == sorted(f"panier.test.mjs::{name}" for name in NAMES[1:])


def test_a_name_that_does_not_stand_in_the_file_is_the_suites_mistake(run_native: RunNative) -> None:
    told = run_native({"panier.mjs": RIGHT}, "panier.test.mjs", SUITE, "un autre")

    assert (told["end"]["ending"], told["end"]["message"]["params"]["problem"]) == ("exercise", "missing_test")
