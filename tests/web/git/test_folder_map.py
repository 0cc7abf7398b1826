"""A repository says by `grader.toml` which folder is which exercise, and means the same however it comes in."""

from tests.web.git.beginner import Beginner

WORK = "def saluer(prenom):\n    return 'Bonjour'\n"
MAP = '[folders]\n"semaine-1/exo" = "bonjour"\n'


def test_a_push_hands_in_the_folder_that_it_names(ada: Beginner) -> None:
    ada.write("grader.toml", MAP)
    answer = ada.hand_in("semaine-1/exo/bonjour.py", WORK)

    assert ada.taken("bonjour").decode() == WORK
    assert "semaine-1" not in answer.said


def test_each_line_that_does_not_count_is_told_with_what_mends_it(ada: Beginner) -> None:
    lines = ['"../karim" = "bonjour"', 'nulle-part = "prix-ttc"', 'ici = "inconnu"']
    ada.write("grader.toml", "\n".join(["[folders]", *lines]))
    ada.write("ici/x.py", "")
    ada.commit()

    said = ada.push().said

    assert "« ../karim » n'est pas un dossier de ce dépôt" in said
    assert "il n'y a pas de dossier « nulle-part » pour « prix-ttc »" in said
    assert "ta promotion n'a pas d'exercice « inconnu »" in said
    assert "git add grader.toml" in said


def test_a_file_that_cannot_be_read_leaves_each_exercise_in_the_folder_of_its_name(ada: Beginner) -> None:
    ada.write("grader.toml", "[folders")

    answer = ada.hand_in("bonjour/bonjour.py", WORK)

    assert "Je n'arrive pas à lire grader.toml" in answer.said
    assert ada.taken("bonjour").decode() == WORK
