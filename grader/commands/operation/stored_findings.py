"""What `grader doctor` finds of what is stored: the database, its clock, keys, repositories, backups."""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from grader.adapters.database.revisions import require_current
from grader.adapters.database.software import clock_of
from grader.adapters.database.transactions import SqlDatabase
from grader.commands.operation.finding import Finding, Findings, Say
from grader.domain.errors import GraderError, PlatformError, WrongRevision
from grader.domain.identities.trouble import ProviderTrouble
from grader.domain.publishing.proposal import REPOSITORY
from grader.engine.operation.backup import OLD_AFTER, last_backup
from grader.settings import Settings
from grader.wording.catalogue import N_
from grader.wording.numbers import lasting

APART = timedelta(seconds=10)
"""Two clocks that differ by more make dates of hand-ins and of the audit untrue."""


@dataclass(frozen=True)
class Facts:
    """What the database says, as far as it answers.

    Attributes:
        problem: Why it says nothing; None where it answers.
        asked_for: The images that published exercises run in.
        troubles: Of providers by which nobody comes in, by name.
    """

    problem: PlatformError | None = None
    exercises: int = 0
    asked_for: frozenset[str] = frozenset()
    backed_up_at: datetime | None = None
    letters_lost: int = 0
    troubles: Mapping[str, ProviderTrouble] = field(default_factory=dict)


def facts_of(settings: Settings) -> Facts:
    """Return what the database says."""
    try:
        require_current(settings.database_address)
        with SqlDatabase(settings.database_address).read() as tx:
            current = tx.catalog.all_current()
            images = frozenset(one.image for one in current)
            troubles = {one.provider: one for one in tx.identities.troubles()}
            return Facts(None, len(current), images, last_backup(tx.audit), tx.letters.lost(), troubles)
    except PlatformError as problem:
        return Facts(problem)


def database(facts: Facts, say: Say) -> Findings:
    """Yield what web and workers look at when they start."""
    if facts.problem is None:
        yield Finding(N_("Database"), say(N_("exercises: %(count)s")) % {"count": facts.exercises})
    elif isinstance(facts.problem, WrongRevision):
        told = say(N_("its tables are not there, or not those of this program: see docs/upgrading.md"))
        yield Finding(N_("Database"), told, "grader migrate")
    else:
        told = say(N_("it does not answer: look at DATABASE_URL and at the server"))
        yield Finding(N_("Database"), told, "grader up")


def clock(settings: Settings, facts: Facts, say: Say) -> Findings:
    """Yield how far the clock of a database server is from this machine's."""
    if facts.problem is not None:
        return
    theirs = clock_of(settings.database_address)
    if theirs is None:
        return
    apart = abs(datetime.now(UTC) - theirs)
    told = say(N_("%(apart)s from the database's")) % {"apart": lasting(apart, settings.language)}
    yield Finding(N_("Clock"), told, "" if apart < APART else "timedatectl set-ntp true")


def receipt_key(settings: Settings, say: Say) -> Findings:
    """Yield the key of receipts, which this account alone may read; the first hand-in makes it."""
    path = settings.receipt_key
    try:
        told = path.stat()
    except FileNotFoundError:
        yield Finding(N_("Key of receipts"), say(N_("the first hand-in makes it")))
        return
    if not os.access(path, os.R_OK):
        yield Finding(N_("Key of receipts"), say(N_("this account cannot read it")), f"chown $USER {path}")
    elif stat.S_IMODE(told.st_mode) & 0o077:
        open_to = say(N_("others can read it; once it is closed, make a new one: grader receipt renew-key"))
        yield Finding(N_("Key of receipts"), open_to, f"chmod 600 {path}")
    else:
        yield Finding(N_("Key of receipts"), str(path))


def exercises_repository(settings: Settings, facts: Facts, say: Say) -> Findings:
    """Yield whether Git can read the repository that exercises are pushed to."""
    if facts.problem is not None:
        return
    name = N_("Repository of exercises")
    try:
        from grader.adapters.git.repositories import GitRepositories  # noqa: PLC0415 - Git may be what is missing

        main = GitRepositories(settings.repositories_folder).main(REPOSITORY)
    except (GraderError, ImportError):
        place = settings.repositories_folder / REPOSITORY
        yield Finding(name, say(N_("Git cannot read it")), f"git -C {place} fsck")
        return
    yield Finding(name, main[0][:12] if main else say(N_("nothing was pushed to it yet")))


def backups(settings: Settings, facts: Facts, say: Say) -> Findings:
    """Yield the age of the last backup, and whether the folder of backups can be written to."""
    if facts.problem is not None:
        return
    folder = settings.backups_folder
    there = next(path for path in (folder, *folder.parents) if path.exists())
    if not os.access(there, os.W_OK | os.X_OK):
        told = say(N_("%(folder)s cannot be written to")) % {"folder": folder}
        yield Finding(N_("Folder of backups"), told, f"chown $USER {there}", can_wait=True)
    age = None if facts.backed_up_at is None else datetime.now(UTC) - facts.backed_up_at
    detail = "-" if age is None else lasting(age, settings.language)
    mend = "" if age is not None and age <= OLD_AFTER else "grader backup"
    yield Finding(N_("Last backup"), detail, mend, can_wait=True)
