"""The fixture `program`: what a learner's program is given, prints and ends with."""

import pytest

from tests.runner_images.conftest import Frame, RunJob

pytestmark = pytest.mark.slow

GREETS = "import sys\nname = input('Ton prénom ? ')\nprint('Bonjour', name, *sys.argv[1:])\n"


def only_check(frames: list[Frame]) -> Frame:
    check, end = frames
    assert end["ending"] == "finished", end
    return check


def test_a_program_reads_what_it_is_given_and_tells_its_status(run_job: RunJob) -> None:
    suite = (
        "def test_greets(program):\n"
        "    done = program.run('bonjour.py', '--court', stdin='Zoé\\n', files={'notes/a.txt': 'x'})\n"
        "    assert (done.stdout, done.stderr, done.status) == ('Ton prénom ? Bonjour Zoé --court\\n', '', 0)\n"
    )

    check = only_check(run_job(GREETS, suite))

    assert check["outcome"] == "passed", check


def test_what_was_typed_and_printed_is_told_with_the_failure(run_job: RunJob) -> None:
    suite = (
        "def test_greets(program):\n    assert program.run('bonjour.py', stdin='Zoé\\n').stdout == 'Bonjour Zoé !\\n'\n"
    )

    check = only_check(run_job(GREETS, suite))

    assert check["actual"] == repr("Ton prénom ? Bonjour Zoé\n")
    assert check["calls"] == [
        {
            "call": "python3 bonjour.py",
            "gave": None,
            "raised": None,
            "typed": "Zoé",
            "printed": "Ton prénom ? Bonjour Zoé\n",
        }
    ]
    assert check["again"] == "python3 bonjour.py"


def test_what_was_shown_where_all_was_right_explains_nothing(run_job: RunJob) -> None:
    suite = (
        "import pytest\n"
        "@pytest.mark.parametrize(('name', 'end'), [('Ada', 'Bonjour Ada'), ('Zoé', 'Salut Zoé')])\n"
        "def test_greets(program, name, end):\n"
        "    assert program.run('bonjour.py', stdin=f'{name}\\n').stdout.endswith(f'{end}\\n')\n"
    )

    check = only_check(run_job(GREETS, suite))

    assert (check["outcome"], "Zoé" in check["output"], "Ada" in check["output"]) == ("failed", True, False)


ENDLESS = {
    "time": ("def spin():\n    while True:\n        pass\nspin()\n", 1),
    "output": ("def spin():\n    while True:\n        print('x' * 1000)\nspin()\n", 30),
}


@pytest.mark.parametrize("reason", ENDLESS)
def test_a_program_without_end_is_ended_for_its_reason(run_job: RunJob, reason: str) -> None:
    program, seconds = ENDLESS[reason]
    suite = "def test_ends(program):\n    program.run('bonjour.py')\n"

    check = only_check(run_job(program, suite, check_seconds=seconds))

    params = check["message"]["params"]
    assert check["reason"] == reason
    assert (
        params["file"],
        params["line"] in {2, 3},
        params["source"] in {"while True:", program.splitlines()[2].strip()},
    ) == (
        "bonjour.py",
        True,
        True,
    )


def test_a_dialogue_that_never_goes_on_is_told_by_the_line_where_it_was(run_job: RunJob) -> None:
    program = "import time\nprint('Ton prénom ?')\ntime.sleep(600)\n"
    suite = "def test_asks(program):\n    program.start('bonjour.py').read_until('Ton âge ?')\n"

    check = only_check(run_job(program, suite, check_seconds=3))

    params = check["message"]["params"]
    assert (check["reason"], params["line"], params["source"]) == ("time", 3, "time.sleep(600)")
    assert "Fatal" not in check["output"]


def test_steps_that_a_program_invents_are_no_line_of_another_file(run_job: RunJob) -> None:
    program = "print('File \"/etc/passwd\", line 1 in root')\nimport signal\nsignal.pause()\n"
    suite = "def test_ends(program):\n    program.run('bonjour.py')\n"

    check = only_check(run_job(program, suite, check_seconds=3))

    assert check["message"]["params"]["source"] == "signal.pause()"


def test_nothing_of_a_program_is_left_for_the_next_check(run_job: RunJob) -> None:
    leaves = (
        "import os, sys, time\n"
        "print(os.path.exists('mine'))\n"
        "open('mine', 'w')\n"
        "sys.stdout.flush()\n"
        "if os.fork() == 0: time.sleep(60)\n"
    )
    suite = "".join(
        f"def test_{name}(program):\n    assert program.run('bonjour.py').stdout == 'False\\n'\n" for name in ("a", "b")
    )

    *checks, _ = run_job(leaves, suite)

    assert [check["outcome"] for check in checks] == ["passed", "passed"], checks


STOPS = {
    "raised": ("print('un')\nprint(1 / 0)\n", 2, "ZeroDivisionError"),
    "syntax_error": ("print('un'\n", 1, "SyntaxError"),
    "missing_module": ("import cuisine\n", 1, "ModuleNotFoundError"),
}


@pytest.mark.parametrize("code", STOPS)
def test_a_program_that_stops_is_told_by_its_own_line(run_job: RunJob, code: str) -> None:
    program, line, error = STOPS[code]
    suite = "def test_greets(program):\n    assert program.run('bonjour.py').stdout == 'un\\ndeux\\n'\n"

    check = only_check(run_job(program, suite))

    said = check["message"]
    assert (said["code"], said["params"]["file"], said["params"]["line"]) == (code, "bonjour.py", line)
    assert said["params"]["type"] == error
    assert said["params"]["source"] == program.splitlines()[line - 1]
    assert check["calls"][-1]["raised"].startswith(error)
    assert check["actual"] is None


def test_a_program_that_asks_once_too_often_stops_there(run_job: RunJob) -> None:
    suite = "def test_greets(program):\n    assert program.run('bonjour.py', stdin='1\\n').status == 0\n"

    check = only_check(run_job("a = input()\nb = input()\n", suite))

    assert (check["message"]["params"]["type"], check["message"]["params"]["line"]) == ("EOFError", 2)


GUESSES = """
secret = 42
while (tip := int(input("Ton nombre ? "))) != secret:
    print("Trop petit" if tip < secret else "Trop grand")
print("Gagné")
"""
TALKS = """
def test_guides(program):
    talk = program.start('bonjour.py')
    talk.read_until('Ton nombre ? ')
    talk.type('50')
    assert talk.read_line() == 'Trop grand'
    talk.read_until('Ton nombre ? ')
    talk.type('42')
    assert talk.read_until('Gagné') == 'Gagné'
    assert talk.end().status == 0
"""


def test_a_program_is_answered_line_by_line(run_job: RunJob) -> None:
    check = only_check(run_job(GUESSES, TALKS))

    assert check["outcome"] == "passed", check


WRONG_TALKS = {
    "text_asks": "input('Ton nombre ?')\n",
    "nothing_asks": "import sys\nprint(sys.stdin.read())\n",
    "text_ended": "print('Ton nombre :')\n",
    "raised": "print('Ton nombre :')\nint('dix')\n",
}


@pytest.mark.parametrize("code", WRONG_TALKS)
def test_a_dialogue_that_does_not_go_on_is_told_at_once(run_job: RunJob, code: str) -> None:
    check = only_check(run_job(WRONG_TALKS[code], TALKS))

    assert (check["message"]["code"], check["reason"]) == (code, "check_failed"), check
    assert check["calls"][-1]["call"] == "python3 bonjour.py"


def test_a_space_that_lacks_in_a_question_is_named(run_job: RunJob) -> None:
    check = only_check(run_job(WRONG_TALKS["text_asks"], TALKS))

    assert check["message"]["params"]["difference"] == "blank_around"
    assert (check["expected"], check["actual"]) == ("'Ton nombre ? '", "'Ton nombre ?'")


def test_a_program_within_another_is_heard_to_ask(run_job: RunJob) -> None:
    outer = "import subprocess\nsubprocess.run(['python3', 'inner.py'])\n"
    suite = "def test_asks(program):\n    program.start('bonjour.py').read_until('Nom ? ')\n"

    check = only_check(run_job({"bonjour.py": outer, "inner.py": "input('Prénom ? ')\n"}, suite))

    assert check["message"]["code"] == "text_asks"


def test_files_go_in_and_come_out_byte_for_byte(run_job: RunJob) -> None:
    turns = "data = open('a.bin', 'rb').read()\nopen('b.bin', 'wb').write(data[::-1])\n"
    suite = (
        "from autograder import learner_file\n"
        "def test_turns(program):\n"
        "    program.run('bonjour.py', files={'a.bin': bytes(range(256))})\n"
        "    assert learner_file('b.bin').read_bytes() == bytes(reversed(range(256)))\n"
    )

    check = only_check(run_job(turns, suite))

    assert check["outcome"] == "passed", check


def test_a_program_that_a_signal_ends_is_told_so(run_job: RunJob) -> None:
    suite = "def test_ends(program):\n    assert program.run('bonjour.py').status == 0\n"

    check = only_check(run_job("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n", suite))

    assert check["message"] == {"code": "killed", "params": {"signal": "SIGSEGV"}, "raw": ""}


HOSTILE = {
    "closes its streams and lives on": "import os, time\nos.closerange(0, 3)\ntime.sleep(60)\n",
    "ignores every signal": "import signal\nsignal.signal(15, signal.SIG_IGN)\nwhile True: signal.pause()\n",
    "kills its group": "import os, signal\nos.killpg(0, signal.SIGKILL)\n",
    "floods its errors": "import sys\nwhile True: sys.stderr.write('x' * 10_000)\n",
    "forges a traceback": "import sys\nsys.stderr.write('Traceback (most recent call last):\\n' * 9_999)\nsys.exit(1)",
    "forges a place": "import sys\nsys.exit('  File \"/run/\\0\", line 99999999999\\nE: \\0')\n",
}


@pytest.mark.parametrize("program", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_program_fails_and_leaves_nothing(run_job: RunJob, program: str) -> None:
    suite = (
        "def test_ends(program):\n"
        "    assert (program.run('bonjour.py').stdout, program.run('bonjour.py').status) == ('fini', 0)\n"
    )

    frames = run_job(program, suite, check_seconds=2, output_bytes=100_000)

    assert [frame["outcome"] for frame in frames if frame["kind"] == "check"] == ["failed"], frames
