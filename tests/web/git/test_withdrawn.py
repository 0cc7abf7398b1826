"""A push to an exercise that was withdrawn: it is kept, told so, and hands nothing in."""

from pathlib import Path

import pytest

from grader.engine.publishing.withdrawing import withdraw
from tests.web.git.beginner import school_of_beginners


@pytest.mark.slow
def test_it_is_told_in_a_sentence_beside_what_is_handed_in(tmp_path: Path) -> None:
    with school_of_beginners(tmp_path / "school") as school:
        (tmp_path / "desk").mkdir()
        ada = school.beginner(tmp_path / "desk")
        withdraw("bonjour", database=school.grader.database, now=school.grader.now)

        alone = ada.hand_in("bonjour/bonjour.py", "x = 1\n")
        ada.write("bonjour/bonjour.py", "x = 2\n")
        both = ada.hand_in("prix-ttc/prix.py", "y = 1\n")

        sentence = "L'exercice « Bonjour » a été retiré. Ton travail est gardé, et aucun test n'est lancé."
        said = [answer.said.replace("\N{NO-BREAK SPACE}", " ") for answer in (alone, both)]
        assert [sentence in one for one in said] == [True, True]
        assert ("Aucun dossier" in said[0], "Exercice" in said[1]) == (False, True)
        assert (ada.submissions("bonjour"), len(ada.submissions("prix-ttc"))) == ([], 1)
