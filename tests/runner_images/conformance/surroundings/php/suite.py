import io

import game
import pytest
from autograder import learner_file


def test_what_they_print(capsys):
    game.show("a", 1, ["b"])
    assert capsys.readouterr().out == "a1Array\n(\n    [0] => b\n)\n03.14\nbool(true)\n"


def test_every_way_to_print(capsys):
    game.everyWay()
    assert capsys.readouterr() == ("abcdefi", "gh")


def test_buffers(capsys):
    assert game.buffered() == "inner"
    assert capsys.readouterr().out == "outer"
    assert game.unbuffer() == [False, "", 1]
    game.buffered()
    assert capsys.readouterr().out == "outer"


def test_what_they_read(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("ada\nkarim\n"))
    assert game.ask() == "ada"
    assert capsys.readouterr() == ("name? hello ada\n", "!")


def test_all_that_is_typed(monkeypatch):
    for read in (game.lines, game.oneByOne):
        monkeypatch.setattr("sys.stdin", io.StringIO("ada\nkarim\n"))
        assert read() == ["ada", "karim"]
    monkeypatch.setattr("sys.stdin", io.StringIO("ada\nkarim\n"))
    assert game.whole() == "ada\nkarim\n"


def test_files():
    game.save("out.txt", "é")
    assert learner_file("out.txt").read_text() == "é"
    learner_file("in/names.txt").write_text("ada")
    assert game.load("in/names.txt") == "ada"
    assert not learner_file("absent").exists()
    with pytest.raises(FileNotFoundError):
        learner_file("absent").read_bytes()


def test_what_is_around_them():
    assert game.arguments() == [False, None]
    assert game.environment() == []
    assert game.child() == "child"
    assert game.memory() == "one\ntwo7"
    assert game.here() == ["game.php", 89, True]


def test_what_is_there():
    assert game.accents() == ["É", 2, True, True]
    assert game.database() == [1, 2]
    assert game.without() == [False] * 5


def test_a_program_that_leaves():
    game.leave(3)
