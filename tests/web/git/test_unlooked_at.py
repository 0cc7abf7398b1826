"""Work that is in the commit and that no exercise looks at: it is found, and the commands that are told hand it in."""

import pytest

from tests.web.git.beginner import Beginner, commands_of

WORK = "def saluer(prenom):\n    return 'Bonjour'\n"
ELSEWHERE = {
    "at the top": "bonjour.py",
    "in a folder of another case": "Bonjour/bonjour.py",
    "in a folder above": "exercices/bonjour/bonjour.py",
    "in a folder below": "bonjour/src/bonjour.py",
    "in a copied folder": "bonjour - Copie/bonjour.py",
    "in a downloaded folder": "bonjour (1)/bonjour.py",
    "in a folder with an accent": "bonjoür/bonjour.py",
    "a copy beside it": "bonjour/bonjour - Copie.py",
    "a download beside it": "bonjour/bonjour (1).py",
    "with .txt added": "bonjour/bonjour.py.txt",
    "in another case": "bonjour/Bonjour.py",
    "with a typing error": "bonjour/bonjuor.py",
    "with spaces": "mes exos/bon jour.py",
    "without an ending": "bonjour/bonjour",
}


@pytest.mark.parametrize("path", ELSEWHERE.values(), ids=ELSEWHERE)
def test_work_that_is_not_looked_at_is_found_and_brought_to_its_place(path: str, ada: Beginner) -> None:
    answer = ada.hand_in(path, WORK)

    ada.follow(answer)

    assert "L'exercice demande « bonjour/bonjour.py »" in answer.said
    assert ada.taken("bonjour").decode() == WORK


def test_work_for_a_folder_that_is_gone_gets_the_folder_too(ada: Beginner) -> None:
    ada.write("bonjour.py", WORK)
    ada.does("git rm -r --quiet bonjour")
    ada.commit()

    answer = ada.push()
    ada.follow(answer)

    assert "mkdir bonjour" in commands_of(answer)
    assert ada.taken("bonjour").decode() == WORK


def test_a_notebook_is_told_to_be_none(ada: Beginner) -> None:
    answer = ada.hand_in("bonjour/bonjour.ipynb", "{}")

    assert "« bonjour/bonjour.ipynb » est un notebook" in answer.said


def test_a_file_beside_the_one_that_changed_is_none_of_our_business(ada: Beginner) -> None:
    ada.write("bonjour/bonjour (1).py", WORK)

    answer = ada.hand_in("bonjour/bonjour.py", WORK)

    assert commands_of(answer) == []


def test_a_repository_in_the_repository_is_opened(ada: Beginner) -> None:
    ada.write("bonjour/bonjour.py", WORK)
    ada.does("cd bonjour && git init --quiet && git add . && git commit --quiet -m essai")
    ada.does("git rm --cached --quiet -r bonjour")
    ada.commit()

    answer = ada.push()
    ada.follow(answer)

    assert "« bonjour » est un autre dépôt Git" in answer.said
    assert ada.taken("bonjour").decode() == WORK


def test_a_submodule_is_opened(ada: Beginner) -> None:
    ada.does(
        "git init --quiet ../autre && cd ../autre && echo 'x = 1' > vote.py && git add . && git commit --quiet -m un",
        "git rm -r --quiet vote-de-la-promo",
        'git -c protocol.file.allow=always submodule --quiet add "$PWD/../autre" vote-de-la-promo',
    )
    ada.commit()

    answer = ada.push()
    ada.follow(answer)

    assert "« vote-de-la-promo » est un autre dépôt Git" in answer.said
    assert ada.taken("vote-de-la-promo") == b"x = 1\n"


def test_a_file_that_was_not_saved_is_noticed(ada: Beginner) -> None:
    answer = ada.hand_in("bonjour/notes.txt", "À faire")

    assert "« bonjour/bonjour.py » n'a pas changé" in answer.said
    assert "git add bonjour/bonjour.py" in commands_of(answer)


def test_nothing_new_names_the_exercises_of_the_learners_own_cohort(ada: Beginner) -> None:
    ada.commit()

    answer = ada.push()

    assert "Les exercices sont dans : bonjour/, prix-ttc/, vote-de-la-promo/ Enregistre" in answer.said
    assert commands_of(answer)[0] == "git add ."


@pytest.mark.parametrize("name", ["a\x1b[31m", "-rf", "$(touch x)", "`x`", 'a"b', "é" * 100, "a'b"])
def test_a_name_that_nobody_can_type_is_not_typed(name: str, ada: Beginner) -> None:
    answer = ada.hand_in(f"{name}/bonjour.py", WORK)

    assert commands_of(answer) == []
    assert answer.control_characters == set()
    assert "Donne-lui un nom court" in answer.said
