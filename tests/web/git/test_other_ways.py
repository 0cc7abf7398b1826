"""Branches, rewriting, deleting and odd pushes: what is told is true, and its commands end without a conflict."""

import pytest

from tests.web.git.beginner import Beginner, commands_of

WORK = "def saluer(prenom):\n    return 'Bonjour'\n"
OTHER = "def saluer(prenom):\n    return 'Salut'\n"
FILE = "bonjour/bonjour.py"
REWRITES = {
    "amended": 'git commit --quiet --amend --all -m "Mieux"',
    "undone and done otherwise": 'git reset --quiet HEAD~1 && git add . && git commit --quiet -m "Mieux"',
    "squashed from the start": 'git reset --quiet --soft origin/main~1 && git commit --quiet --all -m "Tout"',
    "begun afresh": "rm -rf .git && git init --quiet -b main && git add . && git commit --quiet -m Tout"
    " && git remote add origin $(cat ../address)",
}


@pytest.mark.parametrize("name", ["master", "essai", "mon/essai-2"])
def test_work_on_another_branch_is_handed_in_by_the_command_that_is_told(name: str, ada: Beginner) -> None:
    ada.does(f"git switch --quiet --create {name}")
    ada.write(FILE, WORK)
    ada.commit()

    answer = ada.push(f"--set-upstream origin {name}")
    ada.follow(answer)

    assert f"Reçu : {name}. Seule « main » est testée." in answer.said
    assert ada.taken("bonjour").decode() == WORK


def test_a_branch_beside_a_main_with_other_work_is_handed_in_too(ada: Beginner) -> None:
    ada.does("git switch --quiet --create master")
    ada.write(FILE, WORK)
    ada.commit()
    ada.does("git switch --quiet main")
    ada.hand_in(FILE, OTHER)
    ada.does("git switch --quiet master")

    answer = ada.push("origin master")
    ada.follow(answer)

    assert "« main » contient un autre travail" in answer.said
    assert ada.taken("bonjour").decode() == WORK


def test_a_master_of_a_repository_begun_afresh_is_handed_in(ada: Beginner) -> None:
    ada.does(f"rm -rf .git && git init --quiet -b master && git remote add origin {ada.address}")
    ada.write(FILE, WORK)
    ada.commit()

    answer = ada.push("origin master")
    ada.follow(answer)

    assert ada.taken("bonjour").decode() == WORK


@pytest.mark.parametrize("rewrite", REWRITES.values(), ids=REWRITES)
def test_a_rewritten_main_is_brought_together_without_a_conflict(rewrite: str, ada: Beginner) -> None:
    (ada.folder.parent / "address").write_text(ada.address)
    ada.hand_in(FILE, OTHER)
    ada.write(FILE, WORK)
    ada.does(rewrite)

    refused = ada.push("--force origin main")
    ada.follow(refused)

    assert refused.status == 1
    assert "Rien n'est perdu" in refused.said
    assert ada.taken("bonjour").decode() == WORK


def test_histories_of_two_computers_are_brought_together_and_both_works_stay(ada: Beginner) -> None:
    school = ada.clone_to(ada.folder.parent / "school")
    ada.hand_in("prix-ttc/prix.py", "x = 1\n")
    school.write(FILE, WORK)
    school.commit()

    refused = school.push("--force")
    school.follow(refused)

    assert ada.taken("bonjour").decode() == WORK
    assert (school.folder / "prix-ttc/prix.py").read_text() == "x = 1\n"


def test_a_deleted_branch_is_not_told_to_be_received(ada: Beginner) -> None:
    ada.does("git push --quiet origin main:idee")

    answer = ada.push("origin --delete idee")

    assert "Supprimé : idee. Ce que tu as rendu reste ici." in answer.said
    assert commands_of(answer) == []


def test_some_branches_are_told_in_one_sentence(ada: Beginner) -> None:
    answer = ada.push("origin main:a main:b main:c main:d")

    assert "Reçu : a, b, c …. Seule « main » est testée." in answer.said
    assert commands_of(answer) == ["git push origin a:main"]


@pytest.mark.parametrize("arguments", ["--mirror", "origin main main:a main:b main:c main:d main:e", "--follow-tags"])
def test_main_is_taken_whatever_is_refused_beside_it(arguments: str, ada: Beginner) -> None:
    ada.write(FILE, WORK)
    ada.commit()
    ada.does("git tag --annotate --message fini v1")

    answer = ada.push(arguments)

    assert answer.status == 1
    assert ada.taken("bonjour").decode() == WORK
    assert commands_of(answer) == []


def test_a_mirror_is_not_taken_for_a_tag(ada: Beginner) -> None:
    ada.does("git tag v1")

    answer = ada.push("--mirror")

    assert "comme avec --mirror" in answer.said
    assert "étiquettes" not in answer.said


def test_a_tag_alone_comes_with_the_way_to_push_the_work(ada: Beginner) -> None:
    ada.write(FILE, WORK)
    ada.commit()
    ada.does("git tag v1")

    answer = ada.push("origin v1")
    ada.follow(answer)

    assert "« v1 » n'est pas pris" in answer.said
    assert ada.taken("bonjour").decode() == WORK


def test_submodules_that_git_cannot_read_are_left_out(ada: Beginner) -> None:
    ada.write(".gitmodules", '[submodule "x"]\n\tpath = x\n\turl = -x\n')
    ada.write(FILE, WORK)
    ada.commit()

    refused = ada.push()
    ada.follow(refused)

    assert "Git n'arrive pas à lire le fichier « .gitmodules »" in refused.said
    assert ada.taken("bonjour").decode() == WORK


@pytest.mark.parametrize("name", [".git", ".."])
def test_a_commit_that_git_finds_damaged_is_made_again(name: str, ada: Beginner) -> None:
    ada.write(FILE, WORK)
    blob = ada.types("git hash-object -w --stdin < README.md").terminal.strip()
    (ada.folder / "../entry").write_bytes(f"100644 {name}\0".encode() + bytes.fromhex(blob))
    ada.does(
        "git update-ref refs/heads/main $(git commit-tree -p HEAD -m Essai "
        "$(git hash-object -t tree --literally -w ../entry))"
    )

    refused = ada.push()
    ada.follow(refused)

    assert "Git a trouvé un commit abîmé" in refused.said
    assert ada.taken("bonjour").decode() == WORK


def test_a_shallow_clone_hands_in(ada: Beginner) -> None:
    ada.hand_in("prix-ttc/prix.py", "x = 1\n")
    shallow = ada.clone_to(ada.folder.parent / "shallow", "--depth=1", "--no-local")

    shallow.hand_in(FILE, WORK)

    assert ada.taken("bonjour").decode() == WORK


def test_a_detached_head_is_handed_in_by_its_own_command(ada: Beginner) -> None:
    ada.does("git checkout --quiet --detach")
    ada.write(FILE, WORK)
    ada.commit()

    ada.push("origin HEAD:main")

    assert ada.taken("bonjour").decode() == WORK
