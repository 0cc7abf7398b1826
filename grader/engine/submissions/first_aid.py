"""What to tell a learner of a push beside its verdicts: work that is not looked at, and what hurts a repository."""

from collections.abc import Collection
from dataclasses import dataclass

from grader.domain.errors import RepositoryUnreadable
from grader.domain.submissions.first_aid import Advice, GitTrouble, Pushed, advice_for, to_read
from grader.domain.submissions.folder_map import problems_with
from grader.domain.submissions.submission import Repository
from grader.engine.ports.database import Database
from grader.engine.ports.git import RefUpdate, Repositories
from grader.engine.submissions.folders import said_folders


@dataclass(frozen=True)
class FirstAid:
    """What to tell after a push.

    Attributes:
        folders: Of the exercises that the learner's cohort was given, in its order.
    """

    advice: tuple[Advice, ...]
    folders: tuple[str, ...]

    @property
    def helped(self) -> frozenset[str]:
        """Return the exercises whose work was found elsewhere, or in a repository of its own."""
        places = [one.wanted or one.path for one in self.advice if one.wanted or one.trouble is GitTrouble.NESTED]
        return frozenset(place.partition("/")[0] for place in places)


def may_become_main(repository: Repository, commit: str, *, repositories: Repositories) -> bool:
    """Tell whether `main` may be moved to this commit without losing what it holds; no when Git cannot tell."""
    try:
        main = repositories.main(repository.path)
        return main is None or repositories.holds(repository.path, commit, main[0])
    except RepositoryUnreadable:
        return False


def first_aid(
    repository: Repository,
    moved: RefUpdate,
    *,
    handed_in: Collection[str],
    database: Database,
    repositories: Repositories,
) -> FirstAid:
    """Return what to tell of a push that moved `main`.

    Args:
        handed_in: Slugs of the exercises that it handed in.

    Raises:
        RepositoryUnreadable: Git could not read the repository.
    """
    changes = repositories.changes(repository.path, moved.old, moved.new)
    with database.glance() as tx:
        given = tx.catalog.given(repository.cohort)
    files = repositories.read(repository.path, to_read(changes))
    folders = repositories.folders(repository.path, moved.new)
    said, slugs = said_folders(repository.path, moved.new, repositories), tuple(exercise.slug for exercise in given)
    there = repositories.trees(repository.path, moved.new, tuple(said.folders.values())) if said.folders else {}
    mapped = {slug: folder for slug, folder in said.folders.items() if folder in there}
    problems = tuple(problems_with(said, there, slugs))
    pushed = Pushed(changes, files, given, handed_in, folders, mapped, problems)
    return FirstAid(advice_for(pushed), slugs)
