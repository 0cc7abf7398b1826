"""What is told of a hand-in in Java is written as Java: values, calls, the line to try at home."""

import subprocess
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from runner_images.common.tests.suite_language import Again
from runner_images.java.tests.java_notation import NOTATION, again, modules
from tests.runner_images.conftest import Frame, RunJob, has_engine

pytestmark = pytest.mark.slow

PANIER = """import java.util.*;

public class Panier {
    static void total(List<Object> prix) { System.out.println(prix.size()); }
    static Object[] sommes(int[] prix) { return new Object[] {prix.length, "a'b", null, true, Map.of("é", 1.0)}; }
    static String vide() { return ""; }
    static int casser(String texte) { return texte.length(); }
    static void quitter() { System.exit(4); }
    private static int secret() { return 3; }
    String payer(String avec) { return avec; }
    static int profond(int n) {
        return profond(n + 1) + 1;
    }
    static List<long[]> plein() {
        List<long[]> tout = new ArrayList<>();
        for (;;) {
            tout.add(new long[1_000_000]);
        }
    }
}
"""


def checked(run_job: RunJob, test: str, program: str = PANIER) -> Frame:
    suite = f"import Panier\nfrom Panier import *\n\n\ndef test_it():\n    {test}\n"
    check, end = run_job({"Panier.java": program}, suite)
    assert end["ending"] == "finished", end
    return check


def test_a_call_that_gives_nothing(run_job: RunJob) -> None:
    check = checked(run_job, 'assert total([1, True, None, "thé", {"a": 2.0}]) == 3')

    assert check["message"]["params"] == {"difference": "shown_only"}
    assert (check["expected"], check["actual"]) == ("3", "null")
    assert check["calls"][-1] == {
        "call": 'total([1, true, null, "thé", {"a"=2.0}])',
        "gave": "null",
        "raised": None,
        "typed": "",
        "printed": "5\n",
    }


def test_values_of_theirs(run_job: RunJob) -> None:
    check = checked(run_job, "assert sommes([]) == [1.5]")

    assert check["actual"] == """[0, "a'b", null, true, {"é"=1.0}]"""
    assert check["expected"] == "[1.5]"


def test_types_by_their_own_names(run_job: RunJob) -> None:
    params = checked(run_job, "assert vide() == [1]")["message"]["params"]

    assert (params["expected_type"], params["actual_type"]) == ("List", "String")


@pytest.mark.parametrize(
    ("name", "params"),
    [("totale", {"near": "total"}), ("secret", {"private": "secret"}), ("payer", {"instance": "payer"})],
)
def test_a_name_that_is_not_there(run_job: RunJob, name: str, params: Frame) -> None:
    message = checked(run_job, f"Panier.{name}([])")["message"]

    assert message["code"] == "missing_name"
    assert message["params"] == {"file": "Panier.java", "name": name, **params}


def test_an_exception_at_its_place(run_job: RunJob) -> None:
    check = checked(run_job, "casser(None)")

    assert check["message"]["params"] == {
        "type": "NullPointerException",
        "text": 'Cannot invoke "String.length()" because "texte" is null',
        "file": "Panier.java",
        "line": 7,
        "source": "static int casser(String texte) { return texte.length(); }",
    }
    assert check["message"]["raw"].splitlines() == [
        "\tat Panier.casser(Panier.java:7)",
        'java.lang.NullPointerException: Cannot invoke "String.length()" because "texte" is null',
    ]
    assert check["again"] == "echo 'System.out.println(Panier.casser(null));' | jshell -s Panier.java -"


def test_a_recursion_without_end(run_job: RunJob) -> None:
    message = checked(run_job, "profond(1)")["message"]

    assert (message["params"]["type"], message["params"]["line"]) == ("StackOverflowError", 12)


def test_memory_without_end(run_job: RunJob) -> None:
    check = checked(run_job, "plein()")

    assert (check["reason"], check["message"]["params"]["line"]) == ("memory", 17)


def test_a_program_that_leaves(run_job: RunJob) -> None:
    check = checked(run_job, "quitter()")

    assert check["reason"] == "exited"
    assert check["message"]["params"] == {
        "status": 4,
        "file": "Panier.java",
        "line": 8,
        "source": "static void quitter() { System.exit(4); }",
    }


def test_methods(run_job: RunJob) -> None:
    check = checked(run_job, 'assert Panier.Panier().payer("or") == 3')

    assert check["calls"][-1]["call"] == 'Panier(…).payer("or")'
    assert check["again"] is None


VALUES = [
    (1.0, "1.0"), (0.1, "0.1"), (100.25, "100.25"), (1e7, "1.0E7"), (1.5e-7, "1.5E-7"), (-2.5e22, "-2.5E22"),
    (float("nan"), "Double.NaN"), (float("-inf"), "Double.NEGATIVE_INFINITY"), (-0.0, "-0.0"), (0.001, "0.001"),
    (2**31 - 1, "2147483647"), (2**31, "2147483648L"), (2**63, 'new BigInteger("9223372036854775808")'),
    (True, "true"), (False, "false"), (None, "null"), (Decimal("8.50"), 'new BigDecimal("8.50")'),
    (date(2026, 1, 2), "LocalDate.of(2026, 1, 2)"),
    (datetime(2026, 1, 2, 3, tzinfo=UTC).replace(tzinfo=None), 'LocalDateTime.parse("2026-01-02T03:00:00")'),
    (datetime(2026, 1, 2, 3, tzinfo=UTC), 'ZonedDateTime.parse("2026-01-02T03:00:00+00:00")'),
]  # fmt: skip


@pytest.mark.parametrize(("value", "written"), VALUES)
def test_single_values(value: object, written: str) -> None:
    assert NOTATION.single(value) == written


@pytest.mark.skipif(not has_engine("java"), reason="needs Java 21, as in the image")
@pytest.mark.thorough
@pytest.mark.parametrize("text", ["Ada", 'a"b\\c', "l'été €", "\t\n", "$HOME `x` !y %z%"])
def test_a_pasted_text_is_the_text(text: str, tmp_path: Path) -> None:
    tmp_path.joinpath("M.java").write_text("class M { static String f(String x) { return x; } }\n")
    line = again(Again("M", "M.java", "f", NOTATION.pasted(text)))
    assert line is not None

    done = subprocess.run(["bash", "-c", line], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert done.stdout.rstrip("\n") == text.rstrip("\n")


def test_a_new_object_is_made_again() -> None:
    assert again(Again("M", "M.java", "M", '"a"')) == "echo 'System.out.println(new M(\"a\"));' | jshell -s M.java -"


@pytest.mark.parametrize(("file", "given"), [("M.java", "[1, 2]"), ("M.java", '{"a"=1}'), ("a/M.java", "1")])
def test_what_no_line_does_again(file: str, given: str) -> None:
    assert again(Again("M", file, "f", given)) is None


def test_the_files_of_modules() -> None:
    files = ["Panier.java", "boutique/Panier.java", "rendez-vous.java", "lisez.txt", "1er.java"]

    assert modules(files) == {
        "Panier": "Panier.java",
        "boutique": "boutique",
        "boutique.Panier": "boutique/Panier.java",
    }


@pytest.mark.parametrize(
    ("program", "code", "line", "text"),
    [
        (PANIER.replace("length;", "length"), None, 0, ""),
        (PANIER.replace("return texte.length();", "return texte.length()"), "syntax_error", 7, "';' expected"),
        (
            PANIER.replace("return avec", "return avce"),
            "syntax_error",
            10,
            "cannot find symbol; symbol: variable avce; location: class Panier",
        ),
        (
            PANIER.replace("class Panier", "class Panie"),
            "syntax_error",
            3,
            "class Panie is public, should be declared in a file named Panie.java",
        ),
        ("", "missing_name", None, None),
    ],
)
def test_what_the_compiler_says(run_job: RunJob, program: str, code: str, line: int, text: str | None) -> None:
    frames = run_job({"Panier.java": program}, "from Panier import vide\ndef test_it():\n    assert vide() == ''\n")

    told = next((frame["message"] for frame in reversed(frames) if frame["message"]), None)
    params = {} if told is None else told["params"]
    assert (told and told["code"], params.get("line", 0) if told else 0, params.get("text", "")) == (
        code,
        line,
        text if code != "missing_name" else "",
    ) or (code == "missing_name" and told is not None and told["code"] == code)


LOOPS = {"its own": "for (;;) { }", "one below": "f();", "within a method of Java's": "n.sort((a, b) -> f());"}


@pytest.mark.parametrize("body", LOOPS.values(), ids=LOOPS)
def test_where_a_program_is_that_does_not_end(run_job: RunJob, body: str) -> None:
    program = f"""import java.util.*;
class Panier {{
    static int f() {{ for (;;) {{ }} }}
    static void g(List<Integer> n) {{ {body} }}
}}
"""

    check, _end = run_job(
        {"Panier.java": program}, "import Panier\ndef test_it():\n    Panier.g([1, 2])\n", check_seconds=3
    )

    params = check["message"]["params"]
    assert (check["reason"], params["file"]) == ("time", "Panier.java")
    assert params["line"] == (4 if "for" in body else 3)
