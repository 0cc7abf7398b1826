import io

import Game
import pytest
from autograder import learner_file


def test_what_they_print(capsys):
    Game.show("a", 1, None)
    assert capsys.readouterr().out == "a 1 null\n3.14\né€\n"


def test_every_way_to_print(capsys):
    Game.everyWay()
    assert capsys.readouterr() == ("abcd", "efg")


def test_what_they_redirect(capsys):
    assert Game.redirected() == "inner"
    assert capsys.readouterr().out == "outer"


def test_what_they_read(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("ada\nkarim\n"))
    assert Game.ask() == "ada"
    assert capsys.readouterr() == ("name? hello ada\n", "!")
    monkeypatch.setattr("sys.stdin", io.StringIO("3 4\né\n"))
    assert Game.numbers() == "7 é"


def test_all_that_is_typed(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("ada\nkarim\n"))
    assert Game.lines() == ["ada", "karim"]
    monkeypatch.setattr("sys.stdin", io.StringIO("é\n"))
    assert Game.whole() == "é\n"


def test_the_main_method(capsys):
    Game.main(["a", "b"])
    assert capsys.readouterr().out == "main of a b\n"


def test_files():
    Game.save("out.txt", "é")
    assert learner_file("out.txt").read_text() == "é"
    learner_file("in/names.txt").write_text("ada")
    assert Game.load("in/names.txt") == "ada"
    assert not learner_file("absent").exists()
    with pytest.raises(FileNotFoundError):
        learner_file("absent").read_bytes()


def test_what_is_around_them():
    assert Game.environment() == []
    assert Game.child() == "child"
    assert Game.threads() == 10
    assert Game.hidden("stub.Stub") is False


def test_a_program_that_leaves():
    Game.leave(3)
