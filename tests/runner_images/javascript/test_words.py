"""What is told of a hand-in in JavaScript is written as JavaScript: values, calls, the line to try at home."""

import json
import subprocess
from collections import OrderedDict
from datetime import UTC, datetime
from pathlib import Path

import pytest

from runner_images.common.tests.suite_language import Again
from runner_images.javascript.tests import vocabulary
from runner_images.javascript.tests.javascript_notation import NOTATION, again, modules
from tests.runner_images.conftest import Frame, RunJob

pytestmark = pytest.mark.slow

PANIER = """
export function total(prix) { console.log(prix.length); }
export const sommes = (prix) => [prix.length, "a'b", null, undefined, { "é t": 1.0, n: -0 }];
export function vide() { return ""; }
function cache() { return 1; }
export const casser = () => { throw new RangeError("trop"); };
export class Caisse { payer({ avec }) { return avec; } }
"""


def checked(run_job: RunJob, test: str) -> Frame:
    suite = f"import panier\nfrom panier import *\n\n\ndef test_it():\n    {test}\n"
    check, end = run_job({"panier.js": PANIER}, suite)
    assert end["ending"] == "finished", end
    return check


def test_a_call_without_return(run_job: RunJob) -> None:
    check = checked(run_job, 'assert total([1, True, None, "thé", {"a-b": 2}]) == 3')

    assert check["message"]["params"] == {"difference": "shown_only"}
    assert (check["expected"], check["actual"]) == ("3", "undefined")
    assert check["calls"][-1] == {
        "call": 'total([1, true, null, "thé", { "a-b": 2 }])',
        "gave": "undefined",
        "raised": None,
        "typed": "",
        "printed": "5\n",
    }
    called = "m.total([1, true, null, 'thé', { 'a-b': 2 }])"
    assert check["again"] == f"""node -e "import('./panier.js').then(m => {called}).then(console.log)\""""


def test_values_of_theirs(run_job: RunJob) -> None:
    check = checked(run_job, "assert sommes([]) == [1.5]")

    assert check["actual"] == '[0, "a\'b", null, undefined, { "é t": 1, n: -0 }]'
    assert check["expected"] == "[1.5]"


def test_types_by_their_own_names(run_job: RunJob) -> None:
    check = checked(run_job, "assert vide() == [1]")

    params = check["message"]["params"]
    assert (params["expected_type"], params["actual_type"]) == ("array", "string")


def test_a_name_that_is_not_exported(run_job: RunJob) -> None:
    check = checked(run_job, "panier.cache()")

    assert check["message"]["code"] == "missing_name"
    assert check["message"]["params"] == {"file": "panier.js", "name": "cache", "declared": "cache"}


def test_an_error_at_its_place(run_job: RunJob) -> None:
    check = checked(run_job, "casser()")

    assert check["message"]["params"] == {
        "type": "RangeError",
        "text": "trop",
        "file": "panier.js",
        "line": 6,
        "source": 'export const casser = () => { throw new RangeError("trop"); };',
    }
    assert check["message"]["raw"].splitlines()[-1] == "RangeError: trop"


def test_methods_and_named_arguments(run_job: RunJob) -> None:
    check = checked(run_job, 'assert Caisse().payer(avec="or") == 3')

    assert check["calls"][-1]["call"] == 'Caisse(…).payer({ avec: "or" })'
    assert check["again"] is None


VALUES = [
    (1.0, "1"), (0.1, "0.1"), (1e21, "1e+21"), (1e20, "100000000000000000000"), (1.5e-7, "1.5e-7"), (1e-6, "0.000001"),
    (-2.5e22, "-2.5e+22"), (float("nan"), "NaN"), (float("-inf"), "-Infinity"), (-0.0, "-0"),
    (2**53, "9007199254740992n"), (True, "true"), (None, "null"), (vocabulary.undefined, "undefined"),
    (datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), 'new Date("2026-01-02T03:04:05.000Z")'),
]  # fmt: skip


@pytest.mark.parametrize(("value", "written"), VALUES)
def test_single_values(value: object, written: str) -> None:
    assert NOTATION.single(value) == written


@pytest.mark.parametrize(
    "text", ["Ada", 'a"b', "a\\b", "l'été", "\t\n", "\N{ZERO WIDTH SPACE}", "$HOME `x` !y %z%", "é\u00a0€"]
)
def test_a_pasted_text_is_the_text(text: str, tmp_path: Path) -> None:
    tmp_path.joinpath("m.mjs").write_text("export const f = (x) => x;\n")
    line = again(Again("m", "m.mjs", "f", NOTATION.pasted(text))).replace(
        "console.log", "x => console.log(JSON.stringify(x))"
    )

    done = subprocess.run(["bash", "-c", line], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert json.loads(done.stdout) == text


def test_the_files_of_modules() -> None:
    files = ["rendez-vous.js", "outils/index.js", "outils/dates.mjs", "total.cjs", "total.js", "lisez.txt", "1er.js"]

    assert modules(files) == {
        "rendez_vous": "rendez-vous.js",
        "outils": "outils/index.js",
        "outils.dates": "outils/dates.mjs",
        "total": "total.js",
    }


def test_a_map_is_no_object() -> None:
    assert NOTATION.brackets[OrderedDict] != NOTATION.brackets[dict]
