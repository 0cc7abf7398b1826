"""Programs of PHP's run by the fixture `program`: what they print, what ended them, what PHP warned of."""

import pytest

from runner_images.common.tests.php_stops import stop_in
from tests.runner_images.conftest import Frame, RunJob

pytestmark = pytest.mark.slow

SUITE = "def test_it(program):\n    assert program.run('panier.php', stdin='3\\n').stdout == 'total 6\\n'\n"


def told(run_job: RunJob, program: str) -> Frame:
    check, end = run_job({"panier.php": program}, SUITE)
    assert end["ending"] == "finished", end
    return check


@pytest.mark.parametrize(
    "asked", ["fgets(STDIN)", "readline()", "stream_get_contents(STDIN)", "file_get_contents('php://stdin')"]
)
def test_a_program_reads_and_prints(run_job: RunJob, asked: str) -> None:
    check = told(run_job, f"<?php\n$nombre = {asked};\necho 'total ', (int) $nombre * 2, PHP_EOL;\n")

    assert check["outcome"] == "passed", check


@pytest.mark.parametrize(
    ("program", "code", "line", "text"),
    [
        ("<?php\nfunction f() {\n  return g();\n}\nf();\n", "raised", 3, "Call to undefined function g()"),
        ("<?php\n$a = 1;\n$b = ;\n", "syntax_error", 3, 'syntax error, unexpected token ";"'),
        ("<?php\nrequire 'absent.php';\n", "missing_module", 2, "absent.php"),
        ("<?php\nthrow new RangeException('trop');\n", "raised", 2, "trop"),
        ('<?php\nthrow new Exception("deux\\nlignes");\n', "raised", 2, "deux"),
        ("<?php\nfunction f($x) {}\nf();\n", "raised", 2, "Too few arguments to function f(), 0 passed and exactly 1"),
        ("<?php\nfunction f() {}\nfunction f() {}\n", "syntax_error", 3, "Cannot redeclare function f()"),
        ("<?php\nfunction f($n) {\n  return f($n + 1);\n}\nf(1);\n", "raised", 3, "Allowed memory size of"),
        ("<?php\necho 'total ', $nombre, PHP_EOL;\n", "complained", 2, "Undefined variable $nombre"),
    ],
)
def test_what_ended_a_program(run_job: RunJob, program: str, code: str, line: int, text: str) -> None:
    message = told(run_job, program)["message"]

    assert (message["code"], message["params"]["line"]) == (code, line)
    assert text in message["params"]["text"]
    assert "/run/" not in message["params"]["text"]


def test_an_exit_is_no_error(run_job: RunJob) -> None:
    check = told(run_job, "<?php\necho 'total 7', PHP_EOL;\nexit(3);\n")

    assert check["message"]["code"] == "not_equal"


@pytest.mark.parametrize(
    "text", ["PHP Warning:  ", " in ", " in /run/", "PHP Fatal error:  Uncaught X: in a:1\n", "\\"]
)
def test_hostile_complaints_take_no_time(text: str) -> None:
    complained = "PHP Fatal error:  Uncaught Error: x in " + text * 20_000

    assert stop_in(complained, 255, lambda _file, _line: "") is None
