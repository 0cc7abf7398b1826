"""Keeps nothing longer than its purpose needs: what is due is found by its age and erased, a batch a transaction."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from grader.domain.operation.audit import Act
from grader.engine.ports.database import Database
from grader.engine.ports.retention import AgedKind
from grader.engine.ports.sources import Now

BATCH = 200
"""Rows erased in one transaction: a push that is being accepted never waits for more."""


@dataclass(frozen=True)
class Periods:
    """How long things are kept.

    Attributes:
        output: After a run's end.
        security: After a session's last use.
        keys: After a token or invitation ended.
        code: After a cohort's end; then its learners can no longer sign in either.
        account: After the end of a learner's last cohort.
    """

    output: timedelta
    security: timedelta
    keys: timedelta
    code: timedelta
    account: timedelta


PERIOD_OF: Mapping[AgedKind, Callable[[Periods], timedelta]] = {
    AgedKind.OUTPUT: lambda periods: periods.output,
    AgedKind.SESSION: lambda periods: periods.security,
    AgedKind.TOKEN: lambda periods: periods.keys,
    AgedKind.INVITATION: lambda periods: periods.keys,
    AgedKind.SIGN_IN: lambda periods: periods.code,
    AgedKind.CODE: lambda periods: periods.code,
    AgedKind.ACCOUNT: lambda periods: periods.account,
}


class RepositoryFiles(Protocol):
    """The files of learners' repositories."""

    def erase(self, path: str) -> None:
        """Remove a repository; one that is gone stays so.

        Raises:
            PlatformError: It cannot be removed.
        """


def retain(
    periods: Periods, *, database: Database, files: RepositoryFiles, now: Now, dry_run: bool = False
) -> dict[AgedKind, int]:
    """Erase what is older than its period, and return how many of each kind; `dry_run` only counts.

    Doing it twice changes nothing, and what was cut off is gone on with by the next.

    Raises:
        PlatformError: Files cannot be removed.
    """
    at, counts = now(), {}
    for kind in AgedKind:
        with database.read() as tx:
            due = tx.aged.due(kind, at - PERIOD_OF[kind](periods))
        counts[kind] = len(due)
        if dry_run:
            continue
        for start in range(0, len(due), BATCH):
            with database.begin() as tx:
                tx.aged.erase(kind, due[start : start + BATCH], at)
        if kind is AgedKind.CODE:
            _erase_files(database=database, files=files)
    if any(counts.values()) and not dry_run:
        with database.begin() as tx:
            tx.audit.add(Act.OLD_FORGOTTEN, " ".join(f"{kind}:{count}" for kind, count in counts.items() if count))
    return counts


def _erase_files(*, database: Database, files: RepositoryFiles) -> None:
    """Remove the files of every erased repository: first the rows, so that nobody looks for what is half gone."""
    with database.read() as tx:
        paths = tx.aged.erased_repositories()
    for path in paths:
        files.erase(path)
