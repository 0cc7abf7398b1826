"""Keeps nothing longer than its purpose needs: what is due is found by its age and erased, a batch a transaction.

What goes because a cohort has ended is announced a week before: an end that was typed wrong can be noticed and mended.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from grader.domain.operation.audit import Act
from grader.engine.ports.database import Database
from grader.engine.ports.retention import OF_A_COHORT, AgedKind, Erasure
from grader.engine.ports.sources import Now

BATCH = 200
"""Rows erased in one transaction: a push that is being accepted never waits for more."""

NOTICE = timedelta(days=7)
"""For so long at least whatever is erased of a cohort was announced before."""


UNUSED = timedelta(days=30)
"""How long the account of somebody of a company is announced to go, once nothing opens it."""


@dataclass(frozen=True)
class Periods:
    """How long things are kept.

    Attributes:
        output: After a run's end.
        security: After a session's last use, and after somebody looked at one person's pages.
        keys: After a token or invitation ended.
        code: After a cohort's end; then its learners can no longer sign in either.
        account: After the end of a learner's last cohort.
        counselling: After an appointment, and after an obstacle was written down.
        staff: After it was noted that nothing opens an account of the team.
    """

    output: timedelta
    security: timedelta
    keys: timedelta
    code: timedelta
    account: timedelta
    counselling: timedelta = timedelta(days=365)
    staff: timedelta = timedelta(days=1_187)


PERIOD_OF: Mapping[AgedKind, Callable[[Periods], timedelta]] = {
    AgedKind.OUTPUT: lambda periods: periods.output,
    AgedKind.SESSION: lambda periods: periods.security,
    AgedKind.TOKEN: lambda periods: periods.keys,
    AgedKind.INVITATION: lambda periods: periods.keys,
    AgedKind.SIGN_IN: lambda periods: periods.code,
    AgedKind.CODE: lambda periods: periods.code,
    AgedKind.ACCOUNT: lambda periods: periods.account,
    AgedKind.COUNSELLING: lambda periods: periods.counselling,
    AgedKind.LOOK: lambda periods: periods.security,
    AgedKind.PARTNER: lambda _periods: UNUSED,
    AgedKind.STAFF: lambda periods: periods.staff,
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
        counts[kind] = _erase_due(kind, periods, at, database=database, dry_run=dry_run)
        if kind is AgedKind.CODE and not dry_run:
            _erase_files(database=database, files=files)
    if any(counts.values()) and not dry_run:
        with database.begin() as tx:
            tx.audit.add(Act.OLD_FORGOTTEN, " ".join(f"{kind}:{count}" for kind, count in counts.items() if count))
    return counts


def announce(periods: Periods, *, database: Database, now: Now) -> tuple[Erasure, ...]:
    """Announce what will be due of cohorts within a week, and return what was not announced before.

    Whose account nothing opens any more is noted, so that operators read of it long before it goes.

    What is no longer ahead is taken back: it was erased, stopped, or its cohort's end was moved. So whatever comes to
    be due later, such as the code of a learner who joined a cohort after its end, is announced anew.
    """
    at = now()
    with database.begin() as tx:
        ahead = {
            (cohort, kind): Erasure(cohort, kind, max(ends_at + PERIOD_OF[kind](periods), at + NOTICE))
            for kind in OF_A_COHORT
            for cohort, ends_at in tx.aged.ahead(kind, at + NOTICE - PERIOD_OF[kind](periods)).items()
        }
        known = {(one.cohort, one.kind) for one in tx.aged.announced()}
        for cohort, kind in known - ahead.keys():
            tx.aged.withdraw(cohort, [kind])
        new = tuple(erasure for key, erasure in ahead.items() if key not in known)
        tx.aged.announce(new)
        for announced in (*sorted({one.cohort for one in new}), *tx.aged.note_unused(at)):
            tx.audit.add(Act.ERASURE_ANNOUNCED, announced)
    return new


def _erase_due(kind: AgedKind, periods: Periods, at: datetime, *, database: Database, dry_run: bool) -> int:
    before = at - PERIOD_OF[kind](periods)
    with database.read() as tx:
        due = tx.aged.due(kind, before, at)
    if dry_run:
        return len(due)
    erased = 0
    for start in range(0, len(due), BATCH):
        with database.begin() as tx:
            batch = due[start : start + BATCH]
            if kind in OF_A_COHORT:  # somebody may have stopped it a moment ago
                batch = tuple(set(batch) & set(tx.aged.due(kind, before, at)))
            tx.aged.erase(kind, sorted(batch), at)
            erased += len(batch)
    return erased


def _erase_files(*, database: Database, files: RepositoryFiles) -> None:
    """Remove the files of every erased repository: first the rows, so that nobody looks for what is half gone."""
    with database.read() as tx:
        paths = tx.aged.erased_repositories()
    for path in paths:
        files.erase(path)
