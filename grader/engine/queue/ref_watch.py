"""Which repositories' `main` may have moved since they were last looked at, told without opening one."""

import time
from collections.abc import Callable, Sequence
from datetime import timedelta

from grader.domain.submissions.submission import Repository
from grader.engine.ports.git import Repositories

WHOLE_LOOK_EVERY = timedelta(minutes=5)
"""After so long every repository is looked at again, whatever its mark says."""


class RefWatch:
    """Remembers the mark that each `main` had when it was looked at; one a process that sweeps again and again."""

    def __init__(self, *, repositories: Repositories, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._repositories = repositories
        self._monotonic = monotonic
        self._seen: dict[str, str] = {}
        self._whole_look_at = monotonic()

    def maybe_moved(self, known: Sequence[Repository]) -> list[tuple[Repository, str]]:
        """Return the repositories to look at, each with the mark that `looked_at` takes once that was done."""
        if self._monotonic() >= self._whole_look_at:
            self._seen.clear()
            self._whole_look_at = self._monotonic() + WHOLE_LOOK_EVERY.total_seconds()
        marked = ((repository, self._repositories.mark(repository.path)) for repository in known)
        return [(repository, mark) for repository, mark in marked if self._seen.get(repository.path) != mark]

    def looked_at(self, repository: Repository, mark: str) -> None:
        """Remember that what a `main` of this mark holds was taken in."""
        self._seen[repository.path] = mark
