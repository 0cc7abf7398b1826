"""What a command waits for: `grader --help` for no command, and none for what only another needs."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from grader.cli import COMMANDS, commands
from tests.commands.conftest import Grader

IMPORTED = """
import sys
from grader.cli import main
package, *sys.argv[1:] = sys.argv[1:]
try: main()
except SystemExit: pass
print([name for name in sys.modules if name.startswith(package)])
"""


def test_each_command_is_told_in_a_line_of_its_own(grader: Grader) -> None:
    told = grader("--help").shown.splitlines()

    assert [line for line in told if line.split()[:1] and line.split()[0] in COMMANDS] == [
        f"  {name:<9}  {does}" for name, (_, does) in COMMANDS.items()
    ]


def test_the_list_imports_no_command() -> None:
    assert imported("--help", of="grader.commands") == "[]"


@pytest.mark.slow
def test_what_brings_tables_up_to_date_is_imported_where_they_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRADER_DATA", str(tmp_path))

    first, again = (imported("cohort", "list", of="alembic") for _ in range(2))

    assert (first == "[]", again) == (False, "[]")


def imported(*arguments: str, of: str) -> str:
    """Return the modules of a package that a command has imported when it ends, as Python writes a list."""
    words = [sys.executable, "-c", IMPORTED, of, *arguments]
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_that_is_told_is_there(name: str) -> None:
    command = commands.get_command(click.Context(commands), name)

    assert command is not None
    assert command.name == name
