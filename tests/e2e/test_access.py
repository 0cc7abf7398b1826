"""Who may clone and push, and what Git's client shows to those who may not."""

from dataclasses import replace
from pathlib import Path

import pytest

from grader.engine.accounts import tokens
from tests.e2e.desk import Desk
from tests.e2e.school import Member, School


def test_a_wrong_token_opens_nothing_and_says_where_to_find_one(school: School, tmp_path: Path) -> None:
    forgetful = replace(school.add("Ada"), token="agr_wrong")

    answer = Desk(tmp_path, forgetful, school).open()

    assert answer.status == 128
    assert "Ceci n'ouvre rien (ou plus rien). Donne ton jeton, pas ton mot de passe" in answer.said
    assert "/account" in answer.said


def test_git_forgets_a_revoked_token_and_asks_again(ada: Desk, school: School) -> None:
    parts = school.grader
    tokens.revoke_token(ada.member.person, ada.member.token_id, database=parts.database, now=parts.now)

    first = ada.push()
    second = ada.push()

    assert "Ceci n'ouvre rien (ou plus rien). Donne ton jeton, pas ton mot de passe" in first.said
    assert "could not read Username" in second.terminal


@pytest.mark.parametrize("owner", ["nobody", "karim"])
def test_a_repository_of_nobody_and_one_of_somebody_else_look_the_same(
    owner: str, ada: Desk, karim: Desk, school: School, tmp_path: Path
) -> None:
    handle = karim.member.person.handle if owner == "karim" else owner

    answer = Desk(tmp_path, ada.member, school, owner=handle).open()

    assert answer.status == 128
    assert "Aucun dépôt à toi à cette adresse" in answer.said


def test_a_trainer_clones_a_learners_repository_and_does_not_push_to_it(
    ada: Desk, ines: Member, school: School, tmp_path: Path
) -> None:
    desk = Desk(tmp_path, ines, school, owner=ada.member.person.handle)

    cloned = desk.open()
    desk.write("bonjour/bonjour.py", "")
    desk.commit()
    pushed = desk.push()

    assert [cloned.status, pushed.status] == [0, 128]
    assert "Tu peux lire ce dépôt" in pushed.said
    assert ada.tries("bonjour") == 0
