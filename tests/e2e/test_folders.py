"""What a learner's folder may hold instead of the file that is asked for, or beside it."""

from collections.abc import Callable

import pytest

from grader.domain.verdicts import Blame, Reason, Verdict
from tests.e2e.desk import WIDTH, Desk, solution

FILE = "bonjour/bonjour.py"
RIGHT = solution("bonjour")


def leave_only_notes(desk: Desk) -> None:
    (desk.clone / FILE).unlink()
    desk.write("bonjour/notes.txt", "À faire demain")


def rename(desk: Desk, target: str) -> None:
    desk.write(target, RIGHT)
    (desk.clone / FILE).unlink()


def link(desk: Desk) -> None:
    (desk.clone / FILE).unlink()
    (desk.clone / FILE).symlink_to("/etc/passwd")


def embed(desk: Desk) -> None:
    commit = desk.done("rev-parse", "HEAD")
    (desk.clone / FILE).unlink()
    (desk.clone / FILE).mkdir()
    desk.done("update-index", "--cacheinfo", f"160000,{commit},{FILE}")


FOLDERS: dict[str, tuple[Callable[[Desk], None], Reason, str]] = {
    "deleted": (leave_only_notes, Reason.MISSING_FILE, "Je ne trouve pas le fichier bonjour.py"),
    "in a folder": (lambda desk: rename(desk, "bonjour/src/bonjour.py"), Reason.MISSING_FILE, "trouvé src/bonjour.py"),
    "in capitals": (lambda desk: rename(desk, "bonjour/Bonjour.py"), Reason.MISSING_FILE, "j'ai trouvé Bonjour.py"),
    "empty": (lambda desk: desk.write(FILE, ""), Reason.MISSING_FILE, "Le fichier bonjour.py est vide"),
    "not UTF-8": (
        lambda desk: desk.write(FILE, RIGHT.encode("latin-1")),
        Reason.UNREADABLE_FILE,
        "un caractère, ligne 2 de bonjour.py",
    ),
    "too large": (lambda desk: desk.write(FILE, b"#" * 300_000), Reason.UNREADABLE_FILE, "la limite est de 256 Ko"),
    "a symlink": (link, Reason.UNREADABLE_FILE, "bonjour.py est un lien"),
    "a submodule": (embed, Reason.UNREADABLE_FILE, "bonjour.py est un autre dépôt Git"),
}


@pytest.mark.parametrize(("arrange", "reason", "words"), FOLDERS.values(), ids=FOLDERS.keys())
def test_a_file_that_cannot_be_taken_is_explained_without_a_sandbox(
    arrange: Callable[[Desk], None], reason: Reason, words: str, ada: Desk
) -> None:
    arrange(ada)
    ada.commit()

    answer = ada.push()

    result = ada.result("bonjour")
    assert (result.verdict, result.blame, result.reason) == (Verdict.FAILED, Blame.YOUR_REPO, reason)
    assert words in answer.said
    assert "Rendu incomplet" in answer.said
    assert answer.width <= WIDTH


def test_a_file_moved_out_of_its_folder_is_asked_for(ada: Desk) -> None:
    (ada.clone / FILE).rename(ada.clone / "bonjour.py")
    ada.commit()

    answer = ada.push()

    assert "Rendu incomplet" in answer.said
    assert "bonjour.py" in answer.said
    assert ada.tries("bonjour") == 1


def test_a_passed_exercise_may_be_tidied_away(ada: Desk) -> None:
    ada.hand_in(FILE, RIGHT)
    (ada.clone / FILE).unlink()
    ada.commit()

    answer = ada.push()

    assert "aucun test n'est lancé" in answer.said
    assert ada.tries("bonjour") == 1


def test_a_syntax_error_is_told_with_its_line(ada: Desk) -> None:
    broken = RIGHT.replace('if prenom == "":', 'if prenom == ""')

    answer = ada.hand_in(FILE, broken)

    assert "Python ne peut pas lire la ligne 4 de bonjour.py" in answer.said
    assert ada.result("bonjour").reason is Reason.SYNTAX_ERROR


def test_a_thousand_files_beside_the_hand_in_are_ignored(ada: Desk) -> None:
    for number in range(1_000):
        ada.write(f"bonjour/photos/{number}.txt", f"{number}")

    answer = ada.hand_in(FILE, RIGHT)

    assert "Bravo !" in answer.said
    assert "ignoré : photos/" in answer.said


@pytest.mark.parametrize("folder", ["node_modules", ".venv"])
def test_a_heavy_folder_is_ignored_and_named_with_the_commands_that_lighten(folder: str, ada: Desk) -> None:
    ada.write(f"bonjour/{folder}/lib/index.js", "x" * 10_000)

    answer = ada.hand_in(FILE, RIGHT)

    assert "Bravo !" in answer.said
    assert f"ignoré : {folder}/" in answer.said
    assert f"git rm -r -q --cached bonjour/{folder}" in answer.said


@pytest.mark.parametrize("name", [b"sonnette\x07.py", b"deux\nlignes.py", b"latin-\xe9.py", b"\x1b[31mrouge.py"])
def test_a_file_name_that_no_terminal_should_show_is_written_out(name: bytes, ada: Desk) -> None:
    blob = ada.done("hash-object", "-w", "--stdin", stdin=b"x")
    ada.write(FILE, RIGHT)
    ada.done("add", "--all")
    ada.done("update-index", "-z", "--index-info", stdin=f"100644 {blob}\tbonjour/".encode() + name + b"\0")
    ada.done("commit", "--quiet", "--message", "Mon essai")

    answer = ada.push()

    assert "Bravo !" in answer.said
    assert "ignoré :" in answer.said
    assert answer.control_characters == set()
