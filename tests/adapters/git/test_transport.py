"""Clones, fetches and pushes of the real Git client."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.domain.exercises.exercise import SourceFile
from grader.engine.ports.git import Receiving
from tests.adapters.git.bare import BareRepositories
from tests.adapters.git.served import SAID, Clone, Served, clone, serve

ADA = "web-2610/ada.git"
MEGABYTE = 1_048_576


@pytest.fixture
def served(bare: BareRepositories) -> Iterator[Served]:
    bare.create(ADA, [SourceFile("bonjour/bonjour.py", b"# start\n")], "Point de départ")
    with serve(bare.folder) as served:
        yield served


@pytest.fixture
def ada(served: Served, tmp_path: Path) -> Clone:
    return clone(f"{served.address}/{ADA}", tmp_path / "ada")


def refs(bare: BareRepositories) -> set[str]:
    """Return the names of all refs of Ada's repository."""
    return set(bare.git(ADA, "for-each-ref", "--format=%(refname)").decode().split())


def main(bare: BareRepositories) -> str:
    """Return the commit that Ada's `main` is at."""
    return bare.git(ADA, "rev-parse", "refs/heads/main").decode().strip()


def last(served: Served) -> Receiving:
    """Return the last push."""
    return served.pushes[-1]


@pytest.mark.parametrize("version", ["0", "2"])
def test_a_clone_holds_what_main_holds(served: Served, tmp_path: Path, version: str) -> None:
    made = clone(f"{served.address}/{ADA}", tmp_path / "made", "-c", f"protocol.version={version}")

    assert (made.folder / "bonjour/bonjour.py").read_bytes() == b"# start\n"


def test_a_clone_may_be_shallow(served: Served, tmp_path: Path, ada: Clone) -> None:
    ada.commit("bonjour/bonjour.py", b"x = 1\n")
    ada.push("main")

    made = clone(f"{served.address}/{ADA}", tmp_path / "made", "--depth", "1")

    assert made.git("rev-list", "--count", "HEAD").strip() == "1"


def test_a_push_moves_main_and_is_answered_in_the_terminal(bare: BareRepositories, served: Served, ada: Clone) -> None:
    commit = ada.commit("bonjour/bonjour.py", b"x = 1\n")

    shown = ada.push("main")

    assert main(bare) == commit
    assert f"remote: {SAID}" in shown
    assert [update.ref for update in last(served).updates] == ["refs/heads/main"]
    assert last(served).refusals() == {}


def test_a_push_that_brings_nothing_new_is_no_push(served: Served, ada: Clone) -> None:
    shown = ada.push("main")

    assert "Everything up-to-date" in shown
    assert served.pushes == []


def test_a_push_over_one_megabyte_comes_in_pieces(bare: BareRepositories, ada: Clone) -> None:
    commit = ada.commit("photo.jpg", random.Random(1).randbytes(2 * MEGABYTE))

    ada.push("main")

    assert main(bare) == commit


@pytest.mark.slow
def test_a_push_over_a_hundred_megabytes_is_refused_with_its_reason(
    bare: BareRepositories, served: Served, ada: Clone
) -> None:
    before = main(bare)
    ada.commit("film.mp4", random.Random(1).randbytes(104 * MEGABYTE))

    shown = ada.push("main", fails=True)

    assert last(served).refusals() == {"refs/heads/main": "pack_too_large"}
    assert SAID in shown
    assert main(bare) == before


def test_another_branch_is_kept(bare: BareRepositories, ada: Clone) -> None:
    ada.commit("bonjour/bonjour.py", b"x = 1\n")

    ada.push("HEAD:brouillon")

    assert refs(bare) == {"refs/heads/main", "refs/heads/brouillon"}


@pytest.mark.parametrize("ref", ["refs/tags/v1", "refs/notes/commits", "refs/for/main", "refs/pull/1/head"])
def test_what_is_no_branch_is_refused(bare: BareRepositories, served: Served, ada: Clone, ref: str) -> None:
    ada.push(f"HEAD:{ref}", fails=True)

    assert last(served).refusals() == {ref: "ref_refused"}
    assert refs(bare) == {"refs/heads/main"}


def test_a_refused_tag_does_not_keep_main_back(bare: BareRepositories, served: Served, ada: Clone) -> None:
    commit = ada.commit("bonjour/bonjour.py", b"x = 1\n")

    ada.push("main", "HEAD:refs/tags/v1", fails=True)

    assert last(served).refusals() == {"refs/tags/v1": "ref_refused"}
    assert main(bare) == commit


def test_main_is_never_rewritten(bare: BareRepositories, served: Served, ada: Clone) -> None:
    ada.commit("bonjour/bonjour.py", b"x = 1\n")
    ada.push("main")
    before = main(bare)
    ada.git("commit", "--quiet", "--amend", "--message", "autre")

    ada.push("--force", "main", fails=True)

    assert last(served).refusals() == {"refs/heads/main": "main_rewritten"}
    assert main(bare) == before


def test_another_branch_may_be_rewritten_and_deleted(bare: BareRepositories, ada: Clone) -> None:
    ada.commit("bonjour/bonjour.py", b"x = 1\n")
    ada.push("HEAD:brouillon")
    ada.git("commit", "--quiet", "--amend", "--message", "autre")

    ada.push("--force", "HEAD:brouillon")
    ada.push(":brouillon")

    assert refs(bare) == {"refs/heads/main"}


def test_main_is_never_deleted(bare: BareRepositories, served: Served, ada: Clone) -> None:
    ada.push(":main", fails=True)

    assert last(served).refusals() == {"refs/heads/main": "main_deleted"}
    assert refs(bare) == {"refs/heads/main"}


def test_five_branches_at_once_are_taken(bare: BareRepositories, ada: Clone) -> None:
    ada.push(*[f"HEAD:b{number}" for number in range(5)])

    assert len(refs(bare)) == 6


def test_six_branches_at_once_are_not(bare: BareRepositories, served: Served, ada: Clone) -> None:
    ada.commit("bonjour/bonjour.py", b"x = 1\n")

    ada.push("main", *[f"HEAD:b{number}" for number in range(5)], fails=True)

    assert set(last(served).refusals().values()) == {"ref_refused"}
    assert refs(bare) == {"refs/heads/main"}


def test_six_branches_deleted_at_once_are_refused_for_the_same_reason(served: Served, ada: Clone) -> None:
    ada.push(*[f"HEAD:b{number}" for number in range(5)])
    ada.push("HEAD:b5")

    ada.push(*[f":b{number}" for number in range(6)], fails=True)

    assert set(last(served).refusals().values()) == {"ref_refused"}


def test_objects_that_git_itself_refuses_are_named_so(bare: BareRepositories, served: Served, ada: Clone) -> None:
    blob = bytes.fromhex(ada.git("hash-object", "-w", "--stdin", stdin=b"[core]").strip())
    tree = b"100644 .git\0" + blob
    bad = ada.git("hash-object", "-w", "-t", "tree", "--literally", "--stdin", stdin=tree).strip()
    commit = ada.git("commit-tree", "-p", "HEAD", "-m", "essai", bad).strip()

    ada.push(f"{commit}:refs/heads/main", fails=True)

    assert last(served).refusals() == {"refs/heads/main": "damaged_objects"}
    assert main(bare) != commit


def test_a_history_that_is_not_whole_is_refused(bare: BareRepositories, served: Served, tmp_path: Path) -> None:
    bare.create("web-2610/karim.git", [SourceFile("bonjour/bonjour.py", b"")], "Point de départ")
    bare.push("web-2610/karim.git", [SourceFile("bonjour/bonjour.py", b"x = 1\n")])
    karim = clone(f"{served.address}/web-2610/karim.git", tmp_path / "karim", "--depth", "1")

    karim.git("push", f"{served.address}/{ADA}", "HEAD:brouillon", fails=True)

    assert last(served).refusals() == {"refs/heads/brouillon": "shallow_refused"}
    assert refs(bare) == {"refs/heads/main"}


def test_no_hook_runs_even_where_there_is_one(bare: BareRepositories, ada: Clone, tmp_path: Path) -> None:
    hook = bare.folder / ADA / "hooks/post-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
    hook.chmod(0o755)
    ada.commit("bonjour/bonjour.py", b"x = 1\n")

    ada.push("main")

    assert not (tmp_path / "ran").exists()


def test_a_fetch_brings_what_somebody_else_pushed(served: Served, ada: Clone, tmp_path: Path) -> None:
    other = clone(f"{served.address}/{ADA}", tmp_path / "other")
    commit = other.commit("prix/prix.py", b"x = 1\n")
    other.push("main")

    ada.git("pull", "--quiet", "--rebase")

    assert ada.git("rev-parse", "HEAD").strip() == commit
