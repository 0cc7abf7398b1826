"""What a command says while it works, to a terminal and to what is none."""

import io
import sys
from datetime import timedelta

import pytest

from grader.commands.exercises.live_output import CLEARED, TIME_COLUMN, LiveOutput
from grader.domain.text import Language
from grader.wording.width import columns

EN, FR = Language.EN, Language.FR
SHORT, LONG = timedelta(milliseconds=12), timedelta(seconds=1.84)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def watched(monkeypatch: pytest.MonkeyPatch, *, kind: str = "xterm", width: int = 80) -> Terminal:
    """Put a terminal in the place of standard error; within a test, as pytest puts its own there before each."""
    made = Terminal()
    monkeypatch.setattr(sys, "stderr", made)
    monkeypatch.setenv("TERM", kind)
    monkeypatch.setenv("COLUMNS", str(width))
    return made


@pytest.mark.parametrize(
    ("took", "language", "told"), [(SHORT, FR, "12 ms"), (LONG, FR, "1,8 s"), (LONG, EN, "1.8 s")]
)
def test_a_time_stands_in_a_column_of_its_own(
    took: timedelta, language: Language, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with LiveOutput(language) as output:
        output.say("  ✓ 1/4  utilise le prénom", took)

    (line,) = capsys.readouterr().out.splitlines()
    assert line.split("  ")[-1].strip().replace("\N{NO-BREAK SPACE}", " ") == told
    assert columns(line) == TIME_COLUMN + 8
    assert output.said == ["  ✓ 1/4  utilise le prénom"]


def test_a_long_line_has_its_time_behind_it(capsys: pytest.CaptureFixture[str]) -> None:
    with LiveOutput(EN) as output:
        output.say("x" * 90, LONG)

    assert capsys.readouterr().out.startswith("x" * 90 + "  ")


def test_where_nobody_looks_nothing_is_said_of_what_is_under_way(capsys: pytest.CaptureFixture[str]) -> None:
    with LiveOutput(EN) as output:
        output.begin("starter")
        output.say("  ✓ starter")

    assert capsys.readouterr() == ("  ✓ starter\n", "")


def test_for_a_program_lines_go_aside(capsys: pytest.CaptureFixture[str]) -> None:
    with LiveOutput(EN, aside=True) as output:
        output.say("  ✓ starter")

    assert capsys.readouterr() == ("", "  ✓ starter\n")


def test_on_a_terminal_what_is_under_way_leaves_its_line_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watched(monkeypatch)

    with LiveOutput(EN, aside=True) as output:
        output.begin("starter")
        output.say("  ✓ starter")

    drawn = terminal.getvalue().split(CLEARED)
    assert drawn[1].startswith("  … starter  ")
    assert drawn[-1] == "  ✓ starter\n"


def test_what_is_under_way_never_fills_more_than_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watched(monkeypatch, width=20)

    with LiveOutput(EN) as output:
        output.begin("wrong/forgets-the-exclamation-mark")

    _, *drawn = terminal.getvalue().split(CLEARED)
    assert drawn[0]
    assert all(columns(part) < 20 for part in drawn)


def test_a_terminal_that_cannot_go_back_is_shown_lines_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watched(monkeypatch, kind="dumb")

    with LiveOutput(EN) as output:
        output.begin("starter")

    assert terminal.getvalue() == ""
