"""What Git says before it reaches us: the help page knows each message of the real client, and its commands help."""

from dataclasses import replace

import pytest

from grader.wording.submissions.git_help import found_by
from grader.wording.submissions.ref_lines import JOIN
from tests.e2e.desk import Answer
from tests.web.git.beginner import Beginner

WORK = "def saluer(prenom):\n    return 'Bonjour'\n"
OTHER = "def saluer(prenom):\n    return 'Salut'\n"
FILE = "bonjour/bonjour.py"
NO_IDENTITY = "env -u GIT_AUTHOR_NAME -u GIT_AUTHOR_EMAIL -u GIT_COMMITTER_NAME -u GIT_COMMITTER_EMAIL "


def without_identity(ada: Beginner) -> Answer:
    ada.does("git config user.useConfigOnly true")
    return ada.types(NO_IDENTITY + "git commit --allow-empty -m essai")


def from_another_computer(ada: Beginner) -> Answer:
    other = ada.clone_to(ada.folder.parent / "other")
    other.hand_in(FILE, OTHER)
    ada.write(FILE, WORK)
    ada.commit()
    return ada.push()


def after_an_amend(ada: Beginner) -> Answer:
    ada.hand_in(FILE, OTHER)
    ada.write(FILE, WORK)
    ada.does("git commit --quiet --all --amend -m Mieux")
    return ada.push()


def divergent(ada: Beginner) -> Answer:
    from_another_computer(ada)
    return ada.types("git pull")


def outside_of_branches(ada: Beginner) -> Answer:
    ada.does("git checkout --quiet --detach")
    ada.write(FILE, WORK)
    ada.commit()
    return ada.push()


def on_a_branch(ada: Beginner) -> Answer:
    ada.does("git switch --quiet --create essai")
    ada.write(FILE, WORK)
    ada.commit()
    return ada.push()


def on_master(ada: Beginner) -> Answer:
    ada.does("git branch --move main master")
    ada.write(FILE, WORK)
    return ada.push("origin main")


def begun_afresh(ada: Beginner) -> Answer:
    ada.does(f"rm -rf .git && git init --quiet -b main && git remote add origin {ada.address}")
    ada.write(FILE, WORK)
    ada.commit()
    return ada.types("git pull --no-rebase origin main")


def with_changes_in_no_commit(ada: Beginner) -> Answer:
    other = ada.clone_to(ada.folder.parent / "other")
    other.hand_in(FILE, OTHER)
    ada.write(FILE, WORK)
    return ada.types("git pull")


def in_conflict(ada: Beginner) -> Answer:
    from_another_computer(ada)
    answer = ada.types("git pull --no-rebase")
    ada.write(FILE, WORK)
    return answer


def in_a_merge_half_done(ada: Beginner) -> Answer:
    from_another_computer(ada)
    ada.types("git pull --no-rebase")
    answer = ada.types("git pull --no-rebase")
    ada.write(FILE, WORK)
    return answer


MENDED = {
    "fetch-first": from_another_computer,
    "non-fast-forward": after_an_amend,
    "divergent": divergent,
    "no-branch": outside_of_branches,
    "no-upstream": on_a_branch,
    "refspec": on_master,
    "unrelated": begun_afresh,
    "overwritten": with_changes_in_no_commit,
    "conflict": in_conflict,
    "merge-half-done": in_a_merge_half_done,
}
SAID = {
    "identity": without_identity,
    "up-to-date": lambda ada: ada.push(),
    "nothing-to-commit": lambda ada: ada.types("git commit -m essai"),
    "no-repository": lambda ada: ada.types("cd .. && git push"),
    "exists": lambda ada: ada.types(f"git clone {ada.address} ../ada"),
    "password": lambda ada: ada.types(f"git push {ada.address.replace('agr_', 'agr_x')}"),
    "not-found": lambda ada: ada.types(f"git push {ada.address.replace('web-2610', 'web-2611')}"),
    "no-remote": lambda ada: ada.types("git remote remove origin && git push"),
    "pathspec": lambda ada: ada.types("git add bonjuor.py"),
    "lock": lambda ada: ada.types("touch .git/index.lock && git add --renormalize ."),
    "server-away": lambda ada: ada.types("git push http://127.0.0.1:1/a.git"),
}


@pytest.fixture(params=["en", "fr"])
def speaker(request: pytest.FixtureRequest, ada: Beginner) -> Beginner:
    """Return a learner whose Git speaks English, and one whose Git speaks French."""
    speaker = replace(ada, language=request.param)
    if request.param == "fr" and "dépôt" not in speaker.types("git -C / status").terminal:
        pytest.skip("this Git speaks no French")
    return speaker


@pytest.mark.parametrize("name", [*MENDED, *SAID])
def test_the_page_knows_what_git_says(name: str, speaker: Beginner) -> None:
    answer = (MENDED | SAID)[name](speaker)

    assert answer.status != 0 or name == "up-to-date"
    assert found_by(answer.terminal)[0].name == name, answer.terminal


@pytest.mark.parametrize("name", MENDED)
def test_the_commands_of_the_page_hand_the_work_in(name: str, ada: Beginner) -> None:
    answer = MENDED[name](ada)

    ada.does(*found_by(answer.terminal)[0].commands)

    assert ada.taken("bonjour").decode() == WORK


@pytest.mark.parametrize("wrong", ["agr_x", "hunter2"])
def test_a_wrong_token_is_told_from_a_password(wrong: str, ada: Beginner) -> None:
    answer = ada.types(f"git push {ada.address.replace('agr_', wrong)}")

    assert "Donne ton jeton, pas ton mot de passe" in answer.said


def test_the_address_of_somebody_else_comes_with_where_ones_own_is(ada: Beginner) -> None:
    answer = ada.types(f"git push {ada.address.replace(f'{ada.person.handle}.git', 'karim.git')}")

    assert "Aucun dépôt à toi à cette adresse. Le tien est sur" in answer.said


def test_what_comes_in_while_a_push_is_under_way_is_told_with_commands_that_bring_both_in(ada: Beginner) -> None:
    other = ada.clone_to(ada.folder.parent / "other")
    other.write(FILE, OTHER)
    other.commit()
    ada.write(FILE, WORK)
    ada.commit()
    ada.write(".git/hooks/pre-push", f"#!/bin/sh\nunset GIT_DIR\ncd {other.folder} && git push --quiet\n")
    ada.does("chmod +x .git/hooks/pre-push")

    answer = ada.push()
    ada.does("rm .git/hooks/pre-push", *JOIN)

    assert [line for line in JOIN if line not in answer.terminal] == []
    assert len(ada.submissions("bonjour")) == 2
