"""A push of several exercises, or of none any more."""

import pytest

from tests.web.git.beginner import Beginner, commands_of

WORK = "x = 1\n"


def test_each_of_several_exercises_has_its_address_and_a_heading(ada: Beginner) -> None:
    ada.write("bonjour/bonjour.py", WORK)
    ada.write("prix-ttc/prix.py", WORK)
    ada.commit()

    answer = ada.push()

    assert [line for line in answer.lines if "sur 2" in line] == [
        "Exercice «\u00a0Bonjour\u00a0» (1 sur 2)",
        "Exercice «\u00a0Le prix avec la TVA\u00a0: une valeur par défaut\u00a0» (2 sur 2)",
    ]
    assert answer.lines[0].endswith(f"/submissions/{ada.submissions('bonjour')[0].id}")


def test_one_exercise_needs_no_heading(ada: Beginner) -> None:
    answer = ada.hand_in("bonjour/bonjour.py", WORK)

    assert "1 sur 1" not in answer.said


@pytest.mark.parametrize("gone", ["bonjour", "bonjour prix-ttc", "bonjour prix-ttc vote-de-la-promo"])
def test_folders_that_are_gone_are_brought_back(gone: str, ada: Beginner) -> None:
    ada.does(f"git rm -r --quiet {gone}")
    ada.commit()

    answer = ada.push()
    ada.follow(answer)

    assert f"Plus dans ton commit : {gone.split(maxsplit=1)[0]}/" in answer.said
    assert len(commands_of(answer)) == 3
    assert ada.taken("bonjour").startswith(b"def saluer")
