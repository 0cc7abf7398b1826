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


ENDLESS = {
    "time": ("while True: pass\n", 1),
    "output": ("while True: print('x' * 1000)\n", 30),
}


@pytest.mark.parametrize("reason", ENDLESS)
def test_a_program_without_end_is_ended_for_its_reason(run_job: RunJob, reason: str) -> None:
    program, seconds = ENDLESS[reason]
    suite = "def test_ends(program):\n    program.run('bonjour.py')\n"

    check = only_check(run_job(program, suite, check_seconds=seconds))

    assert check["reason"] == reason


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
