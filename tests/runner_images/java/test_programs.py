"""Programs of Java's run by the fixture `program`: what they print, and what ended them."""

import pytest

from runner_images.java.tests.complaints import stop_in
from tests.runner_images.conftest import Frame, RunJob

pytestmark = pytest.mark.slow

SUITE = "def test_it(program):\n    assert program.run('Panier.java', stdin='3\\n').stdout == 'total 6\\n'\n"


def told(run_job: RunJob, body: str, beside: str = "") -> Frame:
    program = f"""import java.util.Scanner;
public class Panier {{
    public static void main(String[] mots) throws Exception {{
        {body}
    }}
    {beside}
}}
"""
    check, end = run_job({"Panier.java": program}, SUITE)
    assert end["ending"] == "finished", end
    return check


@pytest.mark.parametrize(
    "asked",
    ["new Scanner(System.in).nextInt()", "Integer.parseInt(new String(System.in.readAllBytes()).strip())"],
)
def test_a_program_reads_and_prints(run_job: RunJob, asked: str) -> None:
    check = told(run_job, f'System.out.println("total " + {asked} * 2);')

    assert check["outcome"] == "passed", check


@pytest.mark.parametrize(
    ("body", "code", "line", "text"),
    [
        ("int[] a = new int[1]; a[3] = 2;", "raised", 4, "Index 3 out of bounds for length 1"),
        ("f(null);", "raised", 6, 'Cannot invoke "String.length()" because "t" is null'),
        ('throw new Exception("deux\\nlignes");', "raised", 4, "deux"),
        ('int a = "x";', "syntax_error", 4, "incompatible types: String cannot be converted to int"),
        ("int a = absent;", "syntax_error", 4, "cannot find symbol; symbol: variable absent; location: class Panier"),
    ],
)
def test_what_ended_a_program(run_job: RunJob, body: str, code: str, line: int, text: str) -> None:
    message = told(run_job, body, "static int f(String t) { return t.length(); }")["message"]

    assert (message["code"], message["params"]["line"]) == (code, line)
    assert message["params"]["text"] == text
    assert "stub" not in message["raw"]


def test_an_exit_is_no_error(run_job: RunJob) -> None:
    check = told(run_job, 'System.out.println("total 7"); System.exit(3);')

    assert check["message"]["code"] == "not_equal"


def test_a_dialogue(run_job: RunJob) -> None:
    program = """import java.util.Scanner;
public class Nom {
    public static void main(String[] mots) {
        Scanner saisie = new Scanner(System.in);
        System.out.print("Nom ? ");
        System.out.println("Salut " + saisie.nextLine());
    }
}
"""
    suite = """def test_it(program):
    talk = program.start("Nom.java")
    talk.read_until("Nom ? ")
    talk.type("Ada")
    assert talk.end().stdout == "Nom ? Salut Ada\\n"


def test_who_waits_in_vain(program):
    program.start("Nom.java").read_until("Prénom ? ")
"""
    check, vain, _end = run_job({"Nom.java": program}, suite)

    assert (check["outcome"], check["calls"]) == ("passed", []), check
    assert vain["message"]["code"] == "text_asks"
    assert vain["calls"][-1]["call"] == "java Nom.java"


@pytest.mark.parametrize(
    "text", ["Exception in thread ", ' "main" ', "\tat a.b(C.java:1)\n", "A.java:1: error: ", "\\", "  symbol: x\n"]
)
def test_hostile_complaints_take_no_time(text: str) -> None:
    stop_in(text * 20_000, 1, lambda _file, _line: "")
