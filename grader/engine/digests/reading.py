"""The digest of a cohort's week, as its staff ask for it, and who of them gets it by e-mail."""

from dataclasses import dataclass
from datetime import date, tzinfo

from grader.domain.cohorts.rhythm import monday_of
from grader.domain.digests import DigestReader, WeekDigest, next_sending, week_named
from grader.domain.errors import NotValid
from grader.domain.people import Person
from grader.engine.alerts.reading import staffed_cohort
from grader.engine.digests.gathering import digest_of
from grader.engine.ports.database import Database
from grader.engine.ports.plans import PublicHolidays
from grader.engine.ports.sources import Now


@dataclass(frozen=True)
class DigestPage:
    """What the page shows.

    Attributes:
        this_week: The Monday of the week that the reader lives in.
        reader: The viewer, where they get it by e-mail; else None.
    """

    digest: WeekDigest
    this_week: date
    reader: DigestReader | None


def digest_page(
    viewer: Person,
    slug: str,
    week: str = "",
    *,
    database: Database,
    now: Now,
    zone: tzinfo,
    public_holidays: PublicHolidays,
) -> DigestPage:
    """Return a week of a cohort for its staff.

    Args:
        week: Its name (`week_name`); empty is this week.

    Raises:
        NotFound: There is no such cohort, or this person is not of its staff.
        NotValid: `digest_week`.
    """
    at = now()
    this_week = monday_of(at, zone)
    with database.read() as tx:
        cohort = staffed_cohort(viewer, slug, tx)
        digest = digest_of(cohort, week_named(week, this_week), tx, at, zone, public_holidays)
        return DigestPage(digest, this_week, tx.digests.reader(slug, viewer.id))


def choose_letters(
    viewer: Person, slug: str, *, wanted: bool, database: Database, now: Now, zone: tzinfo
) -> DigestReader | None:
    """Send somebody the digest of a cohort each Monday morning, or no more; doing it twice changes nothing.

    Raises:
        NotFound: There is no such cohort, or this person is not of its staff.
        NotValid: `own_address`: they have no e-mail address.
    """
    with database.begin() as tx:
        staffed_cohort(viewer, slug, tx)
        reader = tx.digests.reader(slug, viewer.id)
        if not wanted:
            tx.digests.forget(slug, viewer.id)
            return None
        if not viewer.email:
            raise NotValid("own_address")
        if reader is None:
            reader = DigestReader(slug, viewer.id, next_sending(now(), zone))
            tx.digests.put(reader)
        return reader
