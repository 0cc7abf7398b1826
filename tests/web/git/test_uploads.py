"""An exercise that is sent as an archive: it becomes a commit that trainers fetch, once it holds."""

import io
import time
import zipfile
from datetime import timedelta

import pytest

from grader.domain.publishing.proposal import Proposal, ProposalState
from grader.domain.text import Language
from grader.engine.publishing.proposing import follow
from grader.engine.publishing.uploading import Upload, upload
from tests.web.git.trainer import Trainer


def packed(somebody: Trainer, slug: str) -> bytes:
    """Return the folder of an exercise as a zip."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as zipped:
        for file in (somebody.folder / slug).rglob("*.*"):
            zipped.write(file, file.relative_to(somebody.folder))
    return archive.getvalue()


def sent(somebody: Trainer, slug: str, *, publishes: bool = True) -> Proposal:
    """Send an exercise, and return what became of it."""
    ours = somebody.school.grader
    proposal = upload(
        Upload(somebody.person, packed(somebody, slug), publishes, Language.EN, "web"),
        unpack=ours.unpack,
        school=ours.exercises_repository,
        repositories=ours.repositories,
        database=ours.database,
        now=ours.now,
        new_id=ours.new_id,
    )
    *_, seen = follow(proposal, database=ours.database, now=ours.now, wait=time.sleep, limit=timedelta(minutes=1))
    assert isinstance(seen, Proposal)
    return seen


def test_it_takes_the_place_of_its_folder_and_comes_by_pulling(ines: Trainer) -> None:
    ines.exercise("premier")
    ines.write("premier/tests/old.txt", "x")
    ines.write("notes.txt", "mine")
    ines.commit()
    assert ines.push().status == 0
    ines.does("git rm --quiet premier/tests/old.txt")
    ines.write("premier/statement.en.md", "# Changed")

    ended = sent(ines, "premier")
    ines.does("git reset --hard --quiet", "git pull --quiet origin main")

    assert ended.state is ProposalState.ACCEPTED
    assert (ines.folder / "premier/statement.en.md").read_text() == "# Changed"
    assert ((ines.folder / "premier/tests/old.txt").exists(), (ines.folder / "notes.txt").exists()) == (False, True)
    assert ines.types("git log -1 --format='%an %s'").terminal == "ines premier\n"
    found = ines.published("premier")
    assert found is not None
    assert found.statement.en == "# Changed"


@pytest.mark.parametrize(("slug", "broken", "publishes"), [("second", True, True), ("tiers", False, False)])
def test_what_does_not_hold_or_is_only_looked_at_changes_nothing(
    ines: Trainer,
    slug: str,
    broken: bool,  # noqa: FBT001 - a case's
    publishes: bool,  # noqa: FBT001 - a case's
) -> None:
    before = ines.remote()
    ines.exercise(slug, broken=broken)

    ended = sent(ines, slug, publishes=publishes)

    assert ended.state is (ProposalState.REFUSED if broken else ProposalState.ACCEPTED)
    assert any(f"solution {slug}" in line for line in ended.lines)
    assert (ines.published(slug), ines.remote()) == (None, before)
