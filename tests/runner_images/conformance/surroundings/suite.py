import io
import random
from unittest import mock

import game
import pytest
from autograder import learner_file
from game import Robot


def test_seeds():
    random.seed(1)
    expected = [random.randint(1, 6) for _ in range(5)]
    random.seed(1)
    assert [game.roll() for _ in range(5)] == expected
    random.seed(4)
    first = game.pick([1, 2, 3, 4])
    random.seed(4)
    assert game.pick([1, 2, 3, 4]) == first


def test_stand_ins_in_the_library(monkeypatch):
    monkeypatch.setattr(random, "randint", lambda low, high: high)
    assert game.roll() == 6
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    monkeypatch.setattr("time.time", lambda: 12.5)
    assert game.wait() == 12.5
    monkeypatch.undo()
    random.seed(1)
    assert len({game.roll() for _ in range(100)}) == 6


def test_stand_ins_in_their_module(monkeypatch):
    monkeypatch.setattr(game, "LIMIT", 9)
    monkeypatch.setattr("game.helper", lambda: "mine")
    assert game.limited() == (9, "mine")
    monkeypatch.undo()
    assert game.limited() == (3, "theirs")
    with mock.patch("game.random.randint", return_value=4) as randint:
        assert game.roll() == 4
    randint.assert_called_once_with(1, 6)


def test_stand_ins_in_their_class():
    with mock.patch.object(Robot, "move", return_value="mocked"):
        assert Robot().act() == "mocked"
    assert Robot().act() == "moved"
    robot = Robot()
    robot.move = lambda: "own"
    assert robot.act() == "own"


def test_patched_functions():
    with mock.patch("builtins.print") as printed, mock.patch("builtins.input", return_value="ada"):
        assert game.ask() == "ada"
    assert printed.call_args_list[0] == mock.call("hello", "ada")
    with mock.patch("builtins.open", mock.mock_open(read_data="text")) as opened:
        assert game.load("x") == "text"
    opened.assert_called_once_with("x")


def test_streams(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("ada\nkarim\n"))
    assert game.lines() == ["ada", "karim"]
    monkeypatch.setattr("builtins.input", lambda prompt: "ines")
    assert game.ask() == "ines"
    assert capsys.readouterr() == ("hello ines\n", "!\n")


def test_files():
    game.save("out.txt", "é")
    assert learner_file("out.txt").read_text() == "é"
    learner_file("in/names.txt").write_text("ada")
    assert game.load("in/names.txt") == "ada"
    assert not learner_file("absent").exists()
    with pytest.raises(FileNotFoundError):
        learner_file("absent").read_bytes()
