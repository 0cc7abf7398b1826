"""What a beginner commits without meaning to: taken, told once, and gone from the next commit by the commands told."""

import pytest

from tests.web.git.beginner import Beginner, commands_of

WORK = "def saluer(prenom):\n    return 'Bonjour'\n"
SECRETS = {
    "a key": 'KEY = "AKIA' + "ABCDEFGHIJKLMNOP" + '"\n',
    "a private key": "-----BEGIN OPENSSH PRIVATE KEY-----\n",
    "a token of another service": 'token = "ghp_' + "a" * 36 + '"\n',
}


def tracked(ada: Beginner) -> list[str]:
    """Return the paths of the newest commit."""
    return ada.types("git ls-tree -r --name-only HEAD").terminal.splitlines()


@pytest.mark.parametrize("folder", ["node_modules", ".venv", "venv", "bonjour/__pycache__"])
def test_installed_packages_are_taken_out(folder: str, ada: Beginner) -> None:
    for number in range(300):
        ada.write(f"{folder}/paquet/{number}.js", f"{number}")

    answer = ada.hand_in("bonjour/bonjour.py", WORK)
    ada.follow(answer)

    assert f"« {folder} » est dans ton commit (fichiers : 300)" in answer.said
    assert ada.taken("bonjour").decode() == WORK
    assert [path for path in tracked(ada) if path.startswith(folder)] == []


def test_a_virtual_environment_of_any_name_is_known_by_its_mark(ada: Beginner) -> None:
    ada.write("mon env/pyvenv.cfg", "home = /usr/bin\n")
    ada.write("mon env/lib/bonjour.py", WORK)
    ada.commit()

    answer = ada.push()

    assert commands_of(answer)[0] == 'git rm -r -q --cached "mon env"'


def test_a_big_file_is_taken_out(ada: Beginner) -> None:
    with (ada.folder / "sauvegarde du projet.zip").open("wb") as archive:
        archive.truncate(60_000_000)
    ada.commit()

    answer = ada.push()
    ada.follow(answer)

    assert "« sauvegarde du projet.zip » pèse 60 Mo" in answer.said
    assert "sauvegarde du projet.zip" not in tracked(ada)


@pytest.mark.parametrize("path", [".env", "site/.env.local", "id_rsa", "cle.pem"])
def test_a_file_of_secrets_is_taken_out(path: str, ada: Beginner) -> None:
    answer = ada.hand_in(path, "PASSWORD=secret\n")
    ada.follow(answer)

    assert f"« {path} » est un fichier de secrets. Il reste dans l'historique." in answer.said
    assert path not in tracked(ada)


def test_an_example_of_a_file_of_secrets_is_none(ada: Beginner) -> None:
    answer = ada.hand_in(".env.example", "PASSWORD=\n")

    assert "secrets" not in answer.said


@pytest.mark.parametrize("text", SECRETS.values(), ids=SECRETS)
def test_a_key_in_a_program_is_noticed(text: str, ada: Beginner) -> None:
    answer = ada.hand_in("bonjour/bonjour.py", f"\n\n{text}{WORK}")

    assert "« bonjour/bonjour.py », ligne 3 : on dirait une clé secrète" in answer.said
    assert "AKIA" not in answer.said


def test_our_own_token_in_a_file_comes_with_the_page_that_cancels_it(ada: Beginner) -> None:
    answer = ada.hand_in("notes.txt", f"{ada.address}\n")

    assert "« notes.txt », ligne 1 : ton jeton est écrit là." in answer.said
    assert "http://127.0.0.1:8000/account" in answer.said


def test_marks_of_a_conflict_are_noticed(ada: Beginner) -> None:
    answer = ada.hand_in("bonjour/bonjour.py", "x = 1\n<<<<<<< HEAD\nx = 2\n=======\nx = 3\n>>>>>>> autre\n")

    assert "« bonjour/bonjour.py », ligne 2 : il reste des marques de conflit" in answer.said
    assert commands_of(answer)[0] == "git add bonjour/bonjour.py"


def test_a_note_of_git_lfs_is_replaced_by_the_file(ada: Beginner) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 3\n"
    ada.write(".gitattributes", "*.py filter=lfs diff=lfs merge=lfs -text\n")
    ada.write("bonjour/bonjour.py", pointer)
    ada.commit()
    answer = ada.push()
    ada.write("bonjour/bonjour.py", WORK)

    ada.follow(answer)

    assert "« bonjour/bonjour.py » n'est qu'une note de Git LFS" in answer.said
    assert ada.taken("bonjour").decode() == WORK


def test_work_under_an_unknown_name_is_known_by_what_it_defines(ada: Beginner) -> None:
    answer = ada.hand_in("Sans titre.py", WORK)
    ada.follow(answer)

    assert ada.taken("bonjour").decode() == WORK
