"""Which pushes become a hand-in: nothing new, the same again, one after the other, many commits at once."""

from tests.e2e.desk import Desk, ended, mistake, solution

FILE = "bonjour/bonjour.py"


def test_an_empty_commit_changes_nothing_and_says_where_the_exercises_are(ada: Desk) -> None:
    ada.commit("--allow-empty")

    answer = ada.push()

    assert answer.status == 0
    assert "aucun test n'est lancé" in answer.said
    assert "bonjour/" in answer.said


def test_a_change_beside_the_exercises_is_taken_and_not_graded(ada: Desk) -> None:
    ada.write("README.md", "Mes notes")
    ada.commit()

    answer = ada.push()

    assert answer.status == 0
    assert "aucun test n'est lancé" in answer.said


def test_the_same_push_again_is_no_second_try(ada: Desk) -> None:
    ada.hand_in(FILE, solution("bonjour"))

    again = ada.push()

    assert "Everything up-to-date" in again.terminal
    assert ada.tries("bonjour") == 1


def test_two_pushes_one_right_after_the_other_are_two_tries(ada: Desk) -> None:
    ada.write(FILE, mistake("bonjour", "forgets-to-trim"))
    ada.commit()
    first = ada.begin_push()
    ada.until_tried("bonjour", 1)

    second = ada.hand_in(FILE, solution("bonjour"))

    assert "Presque :" in ended(first).said
    assert "Bravo !" in second.said
    assert "La suite : « " in second.said
    assert ada.tries("bonjour") == 2


def test_fifty_commits_at_once_are_one_try_of_the_last(ada: Desk) -> None:
    for number in range(49):
        ada.write(FILE, f"# {number}\n")
        ada.commit()

    answer = ada.hand_in(FILE, solution("bonjour"))

    assert "Bravo !" in answer.said
    assert ada.tries("bonjour") == 1
