"""A program that asks and prints: `input` patched, standard input given, and what is printed read back."""

import io

from greeter import add, greet


def test_asks_the_name(monkeypatch, capsys):
    monkeypatch.setattr("builtins.input", lambda prompt="": "Ada")

    greet()

    assert capsys.readouterr().out == "Bonjour Ada !\n"


def test_reads_lines(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("19\n23\n"))

    add()

    assert capsys.readouterr().out.strip().endswith("42")


def test_returns_the_length(monkeypatch):
    lines = iter(["Karim"])
    monkeypatch.setattr("builtins.input", lambda prompt="": next(lines))

    assert greet() == 5
