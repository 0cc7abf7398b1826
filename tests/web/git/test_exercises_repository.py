"""Publishing by `git push`: `main` moves only with all that it publishes, another branch is looked at alone."""

from pathlib import Path

import pytest

from grader.domain.errors import PlatformError
from grader.domain.operation.audit import Act, Way
from grader.domain.people import Role
from grader.engine.ports.audit import AuditQuery
from tests.web.git.beginner import Beginner
from tests.web.git.trainer import Trainer, trainer


def test_what_holds_is_published_and_main_moves(ines: Trainer) -> None:
    ines.exercise("un")
    ines.exercise("deux")
    ines.write("LISEZ-MOI.md", "Nos exercices.")
    ines.commit()

    answer = ines.push()

    assert answer.status == 0, answer.terminal
    assert "✓ solution deux" in answer.said
    assert "un est publié." in answer.said
    assert "« main » a avancé" in answer.said
    assert (ines.published("un") is None, ines.published("deux") is None) == (False, False)
    assert ines.remote() == ines.types("git rev-parse HEAD").terminal.strip()
    with ines.school.grader.database.read() as tx:
        (entry, *_) = tx.audit.find(AuditQuery(act=Act.EXERCISE_PUBLISHED), 9)
    assert (entry.actor.way, entry.actor.who) == (Way.GIT, ines.person.id)


def test_one_that_does_not_hold_keeps_all_back(ines: Trainer) -> None:
    before = ines.remote()
    ines.exercise("trois")
    ines.exercise("quatre", broken=True)
    ines.commit()

    refused, after = ines.push(), ines.remote()
    ines.exercise("quatre")
    ines.commit()
    mended = ines.push()

    assert refused.status != 0
    assert "✗ solution quatre" in refused.said
    assert "! [remote rejected] main -> main (non publie)" in refused.terminal
    assert "« main » reste comme avant" in refused.said
    assert after == before
    assert mended.status == 0, mended.terminal
    assert (ines.published("trois") is None, ines.published("quatre") is None) == (False, False)


def test_nothing_of_a_refused_push_is_published_or_fetched(ines: Trainer, tmp_path: Path) -> None:
    ines.exercise("cinq")
    ines.exercise("six", broken=True)
    ines.commit()
    ines.push()

    again = trainer(ines.school, tmp_path / "again", "ines")

    assert (ines.published("cinq"), ines.published("six")) == (None, None)
    assert not (again.folder / "cinq").exists()
    assert "refs/proposals" not in again.types("git ls-remote origin").terminal


def test_a_branch_is_looked_at_and_publishes_nothing(ines: Trainer) -> None:
    ines.exercise("sept")
    ines.commit()

    answer = ines.push("origin HEAD:essai")

    assert answer.status == 0, answer.terminal
    assert "✓ solution sept" in answer.said
    assert "pousse-le sur « main »" in answer.said
    assert (ines.published("sept"), ines.remote("essai") != "") == (None, True)


def test_every_mistake_of_a_folder_is_named_and_links_are_not_followed(ines: Trainer) -> None:
    ines.exercise("huit")
    ines.write("huit/exercise.toml", 'slug = "autre"\ncle = 1\n')
    ines.does("rm huit/statement.fr.md && ln -s /etc/passwd huit/statement.fr.md")
    ines.commit()

    answer = ines.push()

    assert answer.status != 0
    assert "huit/exercise.toml:1" in answer.said
    assert "root:" not in answer.terminal


def test_a_folder_that_is_gone_stays_published(ines: Trainer) -> None:
    ines.exercise("neuf")
    ines.commit()
    ines.push()
    ines.does("git rm -r --quiet neuf")
    ines.commit()

    answer = ines.push()

    assert answer.status == 0, answer.terminal
    assert "grader exercise withdraw neuf" in answer.said
    assert ines.published("neuf") is not None


def test_main_is_neither_rewritten_nor_deleted(ines: Trainer, tmp_path: Path) -> None:
    ines.exercise("dix")
    ines.commit()
    assert ines.push().status == 0
    before = ines.remote()
    ines.does("git checkout --quiet --orphan autre")
    ines.write("LISEZ-MOI.md", "Tout autre chose, même dans la même seconde.")
    ines.commit()

    rewritten = ines.push("--force origin HEAD:main")
    deleted = ines.push("origin :main")
    several = ines.push("origin HEAD:un HEAD:deux")
    tagged = ines.types("git tag v1 && git push origin v1")

    assert "git pull" in rewritten.said
    assert [answer.status != 0 for answer in (rewritten, deleted, several, tagged)] == [True] * 4
    assert (ines.remote(), ines.remote("deux")) == (before, "")


def test_it_opens_for_the_staff_alone(ines: Trainer, ada: Beginner) -> None:
    theirs = ada.address.partition("/git/")[0]
    nobody = ines.school.address

    learner = ada.types(f"git ls-remote {theirs}/git/exercises.git")
    stranger = ada.types(f"git ls-remote {nobody}/git/exercises.git")

    assert (learner.status != 0, "404" in learner.terminal or "not found" in learner.terminal) == (True, True)
    assert stranger.status != 0


def test_a_lead_publishes_too_and_who_is_behind_pulls(ines: Trainer, tmp_path: Path) -> None:
    paul = trainer(ines.school, tmp_path / "paul", "paul", Role.LEAD)
    ines.exercise("onze")
    ines.commit()
    assert ines.push().status == 0
    paul.exercise("douze")
    paul.commit()

    behind = paul.push()
    paul.does("git pull --quiet --no-rebase --allow-unrelated-histories --no-edit origin main")
    then = paul.push()

    assert (behind.status != 0, then.status) == (True, 0)
    assert paul.published("douze") is not None


def test_a_fault_of_ours_is_told_and_nothing_moves(ines: Trainer, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        message = "the disk is gone"
        raise PlatformError(message)

    before = ines.remote()
    ines.exercise("treize")
    ines.commit()
    monkeypatch.setattr("grader.engine.publishing.proposing.propose", fail)

    answer = ines.push()

    assert (answer.status != 0, "Notre côté a eu un problème" in answer.said) == (True, True)
    assert (ines.remote(), ines.published("treize")) == (before, None)
