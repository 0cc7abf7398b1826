"""What is told of a hand-in in PHP is written as PHP: values, calls, the line to try at home."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from runner_images.common.tests.suite_language import Again
from runner_images.php.tests.php_notation import NOTATION, again, modules
from tests.runner_images.conftest import Frame, RunJob, has_engine

pytestmark = pytest.mark.slow

PANIER = """<?php
function total(array $prix) { echo count($prix), "\\n"; }
function sommes(array $prix) { return [count($prix), "a'b", null, true, ["é" => 1.0, 7 => -0.5]]; }
function vide() { return ""; }
function casser() { throw new RangeException("trop"); }
function somme(array $prix) { foreach ($prix as $un) { $somme = $some + $un; } return $somme; }
function quitter() { exit("au revoir"); }
class Caisse { public function payer($avec) { return $avec; } }
"""


def checked(run_job: RunJob, test: str) -> Frame:
    suite = f"import panier\nfrom panier import *\n\n\ndef test_it():\n    {test}\n"
    check, end = run_job({"panier.php": PANIER}, suite)
    assert end["ending"] == "finished", end
    return check


def test_a_call_without_return(run_job: RunJob) -> None:
    check = checked(run_job, 'assert total([1, True, None, "thé", {"a-b": 2.0}]) == 3')

    assert check["message"]["params"] == {"difference": "shown_only"}
    assert (check["expected"], check["actual"]) == ("3", "null")
    assert check["calls"][-1] == {
        "call": 'total([1, true, null, "thé", ["a-b" => 2.0]])',
        "gave": "null",
        "raised": None,
        "typed": "",
        "printed": "5\n",
    }
    assert check["again"] == (
        """php -r 'require "panier.php"; var_dump(total([1, true, null, "thé", ["a-b" => 2.0]]));'"""
    )


def test_values_of_theirs(run_job: RunJob) -> None:
    check = checked(run_job, "assert sommes([]) == [1.5]")

    assert check["actual"] == """[0, "a'b", null, true, ["é" => 1.0, 7 => -0.5]]"""
    assert check["expected"] == "[1.5]"


def test_types_by_their_own_names(run_job: RunJob) -> None:
    check = checked(run_job, "assert vide() == [1]")

    params = check["message"]["params"]
    assert (params["expected_type"], params["actual_type"]) == ("array", "string")


def test_a_name_that_is_nearly_there(run_job: RunJob) -> None:
    check = checked(run_job, "panier.totale([])")

    assert check["message"]["code"] == "missing_name"
    assert check["message"]["params"] == {"file": "panier.php", "name": "totale", "near": "total"}


def test_an_exception_at_its_place(run_job: RunJob) -> None:
    check = checked(run_job, "casser()")

    assert check["message"]["params"] == {
        "type": "RangeException",
        "text": "trop",
        "file": "panier.php",
        "line": 5,
        "source": 'function casser() { throw new RangeException("trop"); }',
    }
    assert check["message"]["raw"].splitlines()[-1] == "RangeException: trop in panier.php on line 5"


def test_a_warning_where_the_check_fails(run_job: RunJob) -> None:
    check = checked(run_job, "assert somme([1, 2]) == 3")

    assert check["message"]["code"] == "complained"
    assert check["message"]["params"] == {
        "type": "Warning",
        "text": "Undefined variable $some",
        "file": "panier.php",
        "line": 6,
        "source": "function somme(array $prix) { foreach ($prix as $un) { $somme = $some + $un; } return $somme; }",
        "near": "somme",
    }
    assert (check["expected"], check["actual"]) == ("3", "2")


def test_a_program_that_leaves(run_job: RunJob) -> None:
    check = checked(run_job, "quitter()")

    assert check["reason"] == "exited"
    assert check["message"]["params"] == {
        "status": 0,
        "file": "panier.php",
        "line": 7,
        "source": 'function quitter() { exit("au revoir"); }',
    }


def test_methods_and_named_arguments(run_job: RunJob) -> None:
    check = checked(run_job, 'assert Caisse().payer(avec="or") == 3')

    assert check["calls"][-1]["call"] == 'Caisse(…).payer(avec: "or")'
    assert check["again"] is None


VALUES = [
    (1.0, "1.0"), (0.1, "0.1"), (1e21, "1.0E+21"), (1.5e-7, "1.5E-7"), (-2.5e22, "-2.5E+22"), (float("nan"), "NAN"),
    (float("-inf"), "-INF"), (-0.0, "-0.0"), (2**63 - 1, "9223372036854775807"), (2**64, "1.8446744073709552E+19"),
    (True, "true"), (False, "false"), (None, "null"), (b'a\xff"', '"a\\xff\\x22"'),
    (datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), 'new DateTimeImmutable("2026-01-02T03:04:05+00:00")'),
]  # fmt: skip


@pytest.mark.parametrize(("value", "written"), VALUES)
def test_single_values(value: object, written: str) -> None:
    assert NOTATION.single(value) == written


@pytest.mark.skipif(not has_engine("php"), reason="needs PHP 8.4, as in the image")
@pytest.mark.parametrize(
    "text", ["Ada", 'a"b', "a\\b", "l'été", "\t\n", "\N{ZERO WIDTH SPACE}", "$HOME `x` !y %z%", "é\u00a0€", "{$a}"]
)
def test_a_pasted_text_is_the_text(text: str, tmp_path: Path) -> None:
    tmp_path.joinpath("m.php").write_text("<?php function f($x) { return $x; }\n")
    line = again(Again("m", "m.php", "f", NOTATION.pasted(text))).replace("var_dump(", "print(")

    done = subprocess.run(["bash", "-c", line], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert done.stdout == text


def test_the_files_of_modules() -> None:
    files = ["rendez-vous.php", "outils/dates.php", "total.php", "lisez.txt", "1er.php", "index.html"]

    assert modules(files) == {
        "rendez_vous": "rendez-vous.php",
        "outils": "outils",
        "outils.dates": "outils/dates.php",
        "total": "total.php",
    }


@pytest.mark.parametrize(
    ("program", "code", "text"),
    [
        ("function total($prix) { return 3; }\n", "syntax_error", "no opening tag, <?php, in the file"),
        ("<?php\nfunction total($prix) { trigger_error('non', E_USER_ERROR); }\n", "raised", "non"),
        ("\n\n<?php function total() { }\n", "not_equal", None),
        ("", "missing_name", None),
    ],
)
def test_files_that_are_not_as_they_should(run_job: RunJob, program: str, code: str, text: str | None) -> None:
    *_, last = [
        frame
        for frame in run_job(
            {"panier.php": program}, "from panier import total\ndef test_it():\n    assert total([1]) == 3\n"
        )
        if frame["message"]
    ]

    assert (last["message"]["code"], last["message"]["params"].get("text")) == (code, text)


LOOPS = {"its own": "for (;;);", "one below": "f();", "within a function of PHP's": "usort($n, fn () => f());"}


@pytest.mark.parametrize("body", LOOPS.values(), ids=LOOPS)
def test_where_a_program_is_that_does_not_end(run_job: RunJob, body: str) -> None:
    program = f"<?php\nfunction f() {{ for (;;); }}\nfunction g($n) {{ {body} }}\n"

    check, _end = run_job(
        {"panier.php": program}, "import panier\ndef test_it():\n    panier.g([1, 2])\n", check_seconds=3
    )

    params = check["message"]["params"]
    assert (check["reason"], params["file"]) == ("time", "panier.php")
    assert params["line"] == (3 if "for" in body else 2)
