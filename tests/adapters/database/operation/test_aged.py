"""Retention on either database: what is due is found by its age, erased once, and everything younger stays."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from grader.adapters.database import tables
from grader.adapters.database.engines import open_engine
from grader.adapters.database.transactions import SqlDatabase
from grader.domain.accounts.credentials import AccessToken, Invitation, Session
from grader.domain.cohorts.cohort import Cohort, Enrollment, EnrollmentStatus, LeavingReason
from grader.domain.exercises.exercise import Isolation
from grader.domain.grading.run import CheckResult, Result, Run
from grader.domain.people import Person, Role
from grader.domain.rosters.letter import Letter
from grader.domain.submissions.submission import Repository
from grader.domain.text import Language, Message
from grader.domain.verdicts import Blame, Outcome, Reason, Verdict
from grader.engine.operation.retention import NOTICE, Periods, announce, retain
from grader.engine.ports.retention import AgedKind
from tests.adapters.database.rows import all_rows

DAY = timedelta(days=1)
PERIODS = Periods(output=30 * DAY, security=183 * DAY, keys=30 * DAY, code=92 * DAY, account=1_187 * DAY)
PRINTED, SHOWN, GIVEN = "SORTIE-DU-PROGRAMME", "VALEUR-OBTENUE", "fichier-d-ada.py"
NOTHING = dict.fromkeys(AgedKind, 0)


@dataclass
class Files:
    """Repositories' files that remember which were erased."""

    erased: list[str] = field(default_factory=list)

    def erase(self, path: str) -> None:
        """Remember it."""
        self.erased.append(path)


@pytest.fixture
def files() -> Files:
    return Files()


@pytest.fixture
def finished(school: SqlDatabase, run: Run, morning: datetime) -> SqlDatabase:
    """Return the school in which Ada's run was failed, with output, this morning."""
    check = CheckResult(
        "says-hello",
        Outcome.FAILED,
        Reason.CHECK_FAILED,
        Message("raised", {"name": GIVEN}, "x"),
        SHOWN,
        SHOWN,
        PRINTED,
    )
    result = Result(
        Verdict.FAILED, Blame.YOUR_CODE, Reason.CHECK_FAILED, 0, 1, (check,), Isolation.SPLIT, ignored=(GIVEN,)
    )
    with school.begin() as tx:
        tx.runs.claim(token="t", lease=DAY, at=run.queued_at)
        assert tx.runs.finish(run.id, token="t", result=result, at=morning)
    return school


def kept(database: SqlDatabase, files: Files, now: datetime, *, dry_run: bool = False) -> dict[AgedKind, int]:
    """Run retention at a moment, and return what it counted; a week before, it announced what would be due."""
    announce(PERIODS, database=database, now=lambda: now - NOTICE)
    return retain(PERIODS, database=database, files=files, now=lambda: now, dry_run=dry_run)


def counted(**counts: int) -> dict[AgedKind, int]:
    """Return counts of which all but these are 0."""
    return NOTHING | {AgedKind(name): count for name, count in counts.items()}


def test_output_goes_after_its_period_and_the_verdict_stays(
    finished: SqlDatabase, files: Files, morning: datetime, run: Run, address: str
) -> None:
    before = kept(finished, files, morning + 30 * DAY)
    after = kept(finished, files, morning + 30.01 * DAY)
    again = kept(finished, files, morning + 31 * DAY)

    with finished.read() as tx:
        stored = tx.runs.get(run.id)
    assert (before, after, again) == (NOTHING, counted(output=1), NOTHING)
    assert stored is not None
    assert stored.result is not None
    assert (stored.result.verdict, stored.result.checks[0].actual) == (Verdict.FAILED, SHOWN)
    assert PRINTED not in str(all_rows(address))


def test_a_dry_run_counts_and_erases_nothing(
    finished: SqlDatabase, files: Files, morning: datetime, address: str
) -> None:
    announce(PERIODS, database=finished, now=lambda: morning)
    rows = all_rows(address)

    counts = kept(finished, files, morning + 40 * DAY, dry_run=True)

    assert counts == counted(output=1)
    assert all_rows(address) == rows


def test_keys_go_after_theirs_and_valid_ones_stay(
    school: SqlDatabase, files: Files, morning: datetime, ada: Person, address: str
) -> None:
    with school.begin() as tx:
        for age in (0, 100, 200):
            at = morning - age * DAY
            tx.credentials.add_session(Session(f"S{age}", ada.id, "Firefox", at, at), f"s{age}")
            tx.credentials.add_token(AccessToken(f"T{age}", ada.id, "PC", at, at + 20 * DAY), f"t{age}")
            tx.credentials.add_invitation(Invitation(f"I{age}", ada.id, at + 14 * DAY), f"i{age}")

    counts = kept(school, files, morning)

    ids = {
        name: [dict(row)["id"] for row in all_rows(address)[name]] for name in ("session", "access_token", "invitation")
    }
    assert counts == counted(session=1, token=2, invitation=2)
    assert ids == {"session": ["S0", "S100"], "access_token": ["T0"], "invitation": ["I0"]}


def test_a_session_that_was_signed_out_of_long_ago_goes(
    school: SqlDatabase, files: Files, morning: datetime, ada: Person
) -> None:
    with school.begin() as tx:
        tx.credentials.add_session(Session("S", ada.id, "Firefox", morning, morning), "s")
        tx.credentials.revoke_session("S", morning - 184 * DAY)

    assert kept(school, files, morning) == counted(session=1)


@pytest.fixture
def ended(finished: SqlDatabase, morning: datetime, ada: Person, karim: Person) -> Iterator[SqlDatabase]:
    """Yield the school whose cohort ended this morning, with passwords; Karim goes on in another cohort."""
    with finished.begin() as tx:
        tx.cohorts.set_end("dwwm-2026", morning)
        tx.cohorts.add(Cohort("dwwm-2027", "DWWM 2027"))
        tx.cohorts.enroll(Enrollment("E-next", "dwwm-2027", karim, EnrollmentStatus.ACTIVE))
        tx.repositories.add(Repository("R-next", "E-next", "dwwm-2027", karim.handle))
        for person in (ada, karim):
            tx.people.set_password_hash(person.id, "argon2…")
    return finished


def test_code_and_ways_in_go_with_their_cohort(
    ended: SqlDatabase, files: Files, morning: datetime, ada: Person, karim: Person, run: Run
) -> None:
    before = kept(ended, files, morning + 92 * DAY)
    counts = kept(ended, files, morning + 92.01 * DAY)

    with ended.read() as tx:
        ways_in = [tx.people.password_hash(person.id) is not None for person in (ada, karim)]
        addresses = [tx.repositories.by_path("dwwm-2026", "ada"), tx.repositories.by_path("dwwm-2027", "karim")]
        stored = tx.runs.get(run.id)
    assert before == counted(output=1)
    assert counts == counted(sign_in=1, code=2)
    assert ways_in == [False, True]
    assert [one.id if one else None for one in addresses] == [None, "R-next"]
    assert files.erased == ["dwwm-2026/ada.git", "dwwm-2026/karim.git"]
    assert stored is not None
    assert stored.result is not None
    assert (stored.result.verdict, stored.result.checks[0].outcome) == (Verdict.FAILED, Outcome.FAILED)


def test_nothing_of_a_cohort_goes_unannounced(ended: SqlDatabase, files: Files, morning: datetime) -> None:
    counts = retain(PERIODS, database=ended, files=files, now=lambda: morning + 4_000 * DAY)

    assert counts == counted(output=1)
    assert files.erased == []


def test_it_goes_a_week_after_it_was_announced_and_no_sooner(
    ended: SqlDatabase, files: Files, morning: datetime
) -> None:
    late = morning + 200 * DAY
    told = announce(PERIODS, database=ended, now=lambda: late)
    again = announce(PERIODS, database=ended, now=lambda: late + DAY)

    early, due = (
        retain(PERIODS, database=ended, files=files, now=lambda at=at: at) for at in (late + 6.99 * DAY, late + 7 * DAY)
    )

    assert {(one.cohort, one.kind, one.due_at) for one in told} == {
        ("dwwm-2026", kind, late + 7 * DAY) for kind in (AgedKind.CODE, AgedKind.SIGN_IN)
    }
    assert (again, early, due) == ((), counted(output=1), counted(sign_in=1, code=2))


def test_it_is_announced_a_week_before_its_day_for_its_day(ended: SqlDatabase, morning: datetime) -> None:
    before = announce(PERIODS, database=ended, now=lambda: morning + 84.99 * DAY)
    told = announce(PERIODS, database=ended, now=lambda: morning + 85.01 * DAY)

    assert before == ()
    assert {one.due_at for one in told} == {morning + 92.01 * DAY}


def test_what_was_stopped_stays_and_is_announced_anew(ended: SqlDatabase, files: Files, morning: datetime) -> None:
    announce(PERIODS, database=ended, now=lambda: morning + 86 * DAY)
    with ended.begin() as tx:
        tx.cohorts.stop_erasure("dwwm-2026", morning)
    stopped = kept(ended, files, morning + 94 * DAY)
    with ended.begin() as tx:
        tx.cohorts.stop_erasure("dwwm-2026", None)

    resumed = retain(PERIODS, database=ended, files=files, now=lambda: morning + 95 * DAY)

    assert (stopped, resumed) == (counted(output=1), NOTHING)
    assert kept(ended, files, morning + 102 * DAY) == counted(sign_in=1, code=2)


def test_who_joins_after_all_went_is_announced_anew(ended: SqlDatabase, files: Files, morning: datetime) -> None:
    kept(ended, files, morning + 93 * DAY)
    announce(PERIODS, database=ended, now=lambda: morning + 93 * DAY)
    noor = Person("P-NOOR", "noor", "Noor", Role.LEARNER)
    with ended.begin() as tx:
        tx.people.add(noor)
        tx.cohorts.enroll(Enrollment("E-noor", "dwwm-2026", noor, EnrollmentStatus.ACTIVE))
        tx.repositories.add(Repository("R-noor", "E-noor", "dwwm-2026", "noor"))

    next_day = retain(PERIODS, database=ended, files=files, now=lambda: morning + 94 * DAY)

    assert next_day == NOTHING
    assert kept(ended, files, morning + 101 * DAY) == counted(code=1)


def test_a_name_waits_for_the_announcement_of_each_cohort_it_is_in(
    ended: SqlDatabase, files: Files, morning: datetime
) -> None:
    with ended.begin() as tx:
        tx.cohorts.set_end("dwwm-2027", morning + 3 * DAY)
    for day in (1_181, 1_184):
        announce(PERIODS, database=ended, now=lambda day=day: morning + day * DAY)

    first, then = (
        retain(PERIODS, database=ended, files=files, now=lambda day=day: morning + day * DAY)
        for day in (1_190.5, 1_192)
    )

    assert (first[AgedKind.ACCOUNT], then[AgedKind.ACCOUNT]) == (1, 1)


def test_no_value_of_a_program_outlives_its_code(
    ended: SqlDatabase, files: Files, morning: datetime, address: str
) -> None:
    kept(ended, files, morning + 93 * DAY)

    rows = str(all_rows(address))
    assert not [text for text in (PRINTED, SHOWN, GIVEN) if text in rows]


def test_an_open_cohort_keeps_everything(finished: SqlDatabase, files: Files, morning: datetime) -> None:
    assert kept(finished, files, morning + 4_000 * DAY) == counted(output=1)


def test_files_that_a_retention_before_left_are_removed(ended: SqlDatabase, morning: datetime) -> None:
    class Broken(Files):
        """Files that cannot be removed."""

        def erase(self, path: str) -> None:
            raise OSError(path)

    with pytest.raises(OSError, match="ada"):
        kept(ended, Broken(), morning + 93 * DAY)
    second = Files()

    counts = kept(ended, second, morning + 94 * DAY)

    assert counts == NOTHING
    assert second.erased == ["dwwm-2026/ada.git", "dwwm-2026/karim.git"]


def test_names_go_last_and_counts_stay_true(
    ended: SqlDatabase, files: Files, morning: datetime, ada: Person, karim: Person, ines: Person, address: str
) -> None:
    kept(ended, files, morning + 93 * DAY)

    counts = kept(ended, files, morning + 1_188 * DAY)

    with ended.read() as tx:
        people = [tx.people.get(person.id) for person in (ada, karim, ines)]
        places = tx.cohorts.enrollments("dwwm-2026")
    assert counts == counted(account=1)
    assert [(one.name, one.handle) for one in people if one] == [
        ("Ancien apprenant 1", "ancien-1"),
        ("Karim", "karim"),
        ("Inès", "ines"),
    ]
    assert len(places) == 2
    assert not [row for row in all_rows(address)["repository"] if ("handle", "ada") in row]


def test_each_former_learner_has_a_number_of_their_own(
    ended: SqlDatabase, files: Files, morning: datetime, karim: Person
) -> None:
    kept(ended, files, morning + 1_188 * DAY)
    with ended.begin() as tx:
        tx.cohorts.set_end("dwwm-2027", morning + 1_000 * DAY)

    kept(ended, files, morning + 3_000 * DAY)

    with ended.read() as tx:
        former = tx.people.get(karim.id)
    assert former is not None
    assert (former.name, former.handle) == ("Ancien apprenant 2", "ancien-2")


def test_a_name_that_is_erased_already_stays_as_it_is(school: SqlDatabase, morning: datetime, ada: Person) -> None:
    for _ in range(2):
        with school.begin() as tx:
            tx.aged.erase(AgedKind.ACCOUNT, [ada.id], morning)

    with school.read() as tx:
        person, repository = tx.people.get(ada.id), tx.repositories.get("R-ada")
    assert person is not None
    assert repository is not None
    assert (person.handle, repository.handle) == ("ancien-1", "ancien-1")


def test_why_somebody_left_goes_with_their_name_and_that_they_left_stays(
    school: SqlDatabase, morning: datetime, ada: Person
) -> None:
    with school.begin() as tx:
        (place,) = tx.cohorts.enrollments_of_person(ada.id)
        left = replace(place, status=EnrollmentStatus.LEFT, leaving_reason=LeavingReason.PERSONAL)
        tx.cohorts.change_place(left)
        tx.aged.erase(AgedKind.ACCOUNT, [ada.id], morning)
        (after,) = tx.cohorts.enrollments_of_person(ada.id)

    assert (after.status, after.leaving_reason) == (EnrollmentStatus.LEFT, LeavingReason.NOT_SAID)


def test_nothing_that_is_known_of_a_person_outlives_their_name(
    school: SqlDatabase, morning: datetime, ada: Person, address: str
) -> None:
    names = [column.name for column in tables.person.columns]
    known: dict[str, object] = {name: f"known-{name}" for name in names if name not in {"id", "role", "erased_at"}}
    known |= {"language": Language.EN, "ascii_terminal": True, "unused_since": morning}
    engine, hers = open_engine(address), tables.person.c.id == ada.id
    with engine.begin() as connection:
        connection.execute(update(tables.person).where(hers).values(**known))

    with school.begin() as tx:
        tx.letters.put(Letter(ada.id, "dwwm-2026", morning, None))
        tx.aged.erase(AgedKind.ACCOUNT, [ada.id], morning)
        letters = tx.letters.of([ada.id])

    with engine.connect() as connection:
        left = connection.execute(select(tables.person).where(hers)).mappings().one()
    engine.dispose()
    assert [name for name, value in known.items() if left[name] == value] == []
    assert letters == {}
