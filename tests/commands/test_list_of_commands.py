"""`grader --help`: every command in a line, without waiting for what the commands need."""

import subprocess
import sys

import click
import pytest

from grader.cli import COMMANDS, commands
from tests.commands.conftest import Grader

IMPORTED = """
import sys
from grader.cli import main
try: main()
except SystemExit: pass
print([name for name in sys.modules if name.startswith("grader.commands")])
"""


def test_each_command_is_told_in_a_line_of_its_own(grader: Grader) -> None:
    told = grader("--help").shown.splitlines()

    assert [line for line in told if line.split()[:1] and line.split()[0] in COMMANDS] == [
        f"  {name:<9}  {does}" for name, (_, does) in COMMANDS.items()
    ]


def test_the_list_imports_no_command() -> None:
    done = subprocess.run([sys.executable, "-c", IMPORTED, "--help"], check=True, capture_output=True, text=True)

    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_that_is_told_is_there(name: str) -> None:
    command = commands.get_command(click.Context(commands), name)

    assert command is not None
    assert command.name == name
