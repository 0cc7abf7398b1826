import io

import game
import pytest
from autograder import learner_file


def test_what_they_print(capsys):
    game.print("a", 1, [1, {"b": None}])
    assert capsys.readouterr().out == "a 1 [ 1, { b: null } ]\n"
    game.table()
    assert "(index)" in capsys.readouterr().out
    game.write()
    assert capsys.readouterr().out == "no end"


def test_what_they_read(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("ada\nkarim\n"))
    assert game.ask() == "ada"
    assert capsys.readouterr() == ("name? hello ada\n", "!\n")


def test_all_that_is_typed(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("ada\nkarim\n"))
    assert game.lines() == ["ada", "karim"]


def test_files():
    game.save("out.txt", "é")
    assert learner_file("out.txt").read_text() == "é"
    learner_file("in/names.txt").write_text("ada")
    assert game.load("in/names.txt") == "ada"
    assert not learner_file("absent").exists()
    with pytest.raises(FileNotFoundError):
        learner_file("absent").read_bytes()


def test_what_is_around_them():
    assert game.argv() == 1
    assert not game.environment()
    assert game.child() == "child\n"
    assert game.clock() == "number"
    assert game.cloned() == {"a": [1]}
    assert game.url() == "1"
