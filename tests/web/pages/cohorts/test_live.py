"""The part of a board that asks for itself again: it is sent what moved, and nothing where nothing did."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from time import monotonic

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, Pool, event
from werkzeug.test import TestResponse

from grader.adapters.database.recent import RecentCounts
from grader.adapters.database.transactions import OpenTransaction
from grader.domain.assignments import Assignment
from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.cohorts.progress import Progress
from grader.domain.verdicts import Status
from grader.engine.ports.retention import AgedKind
from tests.web.installation import Installation, install
from tests.web.samples import COHORT, NOW

BOARD = "/cohorts/web-2610"


class Clock:
    """A clock that a test sets."""

    at: datetime = NOW

    def __call__(self) -> datetime:
        """Return the time."""
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory, clock: Clock) -> Iterator[Installation]:
    with install(tmp_path_factory.mktemp("live"), now=clock, elapsed=monotonic) as site:
        told_again_for(site)
        yield site


def told_again_for(site: Installation, looks: timedelta = timedelta(0), counts: timedelta = timedelta(0)) -> None:
    """Let what was looked at, and what was counted, be told again for so long."""
    shared = site.database._shared  # noqa: SLF001 - seconds would come to no, or to any, test
    vars(shared).update(looks=RecentCounts(looks), counts=RecentCounts(counts))


def shown(client: FlaskClient, query: str = "") -> str:
    """Return the version of the board that a page shows."""
    found = re.search(r'data-version="([^"]+)"', client.get(f"{BOARD}{query}").text)
    assert found is not None
    return found[1]


def asked(client: FlaskClient, version: str, query: str = "") -> TestResponse:
    """Return what a page with a version is answered."""
    return client.get(f"{BOARD}/live{query}", headers={"If-None-Match": f'"{version}"'})


def move(site: Installation, place: str = "E-moussa", exercise: str = "offres-proches") -> None:
    with site.database.begin() as tx:
        cell = tx.board.get(place, exercise)
        tx.board.put(Progress(place, exercise, Status.PASSED, 1, 1, cell.submissions + 1, None, NOW, NOW))


def parts(answer: TestResponse) -> set[str]:
    """Return the ids of what was sent to be put in its place."""
    return set(re.findall(r'id="([^"]+)"', answer.text))


@pytest.mark.parametrize(("handle", "query"), [("ines", ""), ("ada", ""), ("ines", "?view=wall")])
def test_a_page_that_is_just_shown_lacks_nothing(site: Installation, handle: str, query: str):
    client = site.client(handle)

    answer = asked(client, shown(client, query), query)

    assert (answer.status_code, answer.data) == (304, b"")


def test_only_what_moved_is_sent(site: Installation):
    client = site.client("ines")
    before = shown(client)
    move(site)

    answer = asked(client, before)

    assert parts(answer) == {
        "cell-moussa-offres-proches",
        "foot-offres-proches",
        "last-moussa",
        "sum-moussa",
    }
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("cell", [("E-moussa", "offres-proches"), ("E-ada", "bonjour"), ("E-samira", "covoiturage")])
@pytest.mark.parametrize("later", [timedelta(0), timedelta(days=9)], ids=["in time", "late"])
def test_what_is_sent_is_what_the_whole_page_would_show(
    site: Installation, clock: Clock, cell: tuple[str, str], later: timedelta
):
    clock.at += later
    client = site.client("ines")
    before = shown(client)
    with site.database.begin() as tx:
        tx.board.put(tx.board.get(*cell))

    sent, whole = asked(client, before).text, client.get(BOARD).text

    moved = [one.replace(' hx-swap-oob="outerMorph"', "") for one in sent.splitlines() if " id=" in one]
    assert len(moved) == 3
    assert [one for one in moved if one not in whole] == []


def test_whoever_was_sent_what_moved_lacks_nothing(site: Installation):
    client = site.client("ines")
    before = shown(client)
    move(site)
    first = asked(client, before)

    second = asked(client, first.get_etag()[0] or "")

    assert (first.status_code, second.status_code) == (200, 304)


def test_numbers_that_were_counted_before_follow(site: Installation):
    client = site.client("ines")
    told_again_for(site, counts=timedelta(hours=1))
    before = shown(client)
    move(site)
    first = asked(client, before)
    second = asked(client, first.get_etag()[0] or "")
    told_again_for(site)

    third = asked(client, second.get_etag()[0] or "")

    assert "foot-offres-proches" not in parts(first)
    assert (second.status_code, parts(third)) == (304, {"foot-offres-proches"})


@contextmanager
def questions() -> Iterator[list[str]]:
    """Gather what the database is asked meanwhile, but for sessions."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if "session" not in statement and not statement.startswith(("BEGIN", "PRAGMA")):
            sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield sent
    event.remove(Engine, "before_cursor_execute", note)


@pytest.mark.parametrize("handle", ["ines", "ada"])
def test_who_asks_within_a_second_is_answered_without_a_look(site: Installation, handle: str):
    told_again_for(site, looks=timedelta(hours=1), counts=timedelta(hours=1))
    client = site.client(handle)
    before = shown(client)
    asked(client, before)
    move(site)

    with questions() as sent:
        answer = asked(client, before)

    assert (answer.status_code, sent) == (304, [])


def test_a_connection_is_taken_by_what_asks_alone(site: Installation):
    told_again_for(site, looks=timedelta(hours=1), counts=timedelta(hours=1))
    client = site.client("ines")
    before = shown(client)
    asked(client, before)
    taken: list[object] = []

    def note(_connection: object, record: object, _proxy: object) -> None:
        taken.append(record)

    event.listen(Pool, "checkout", note)
    answer = asked(client, before)
    event.remove(Pool, "checkout", note)

    assert (answer.status_code, len(taken)) == (304, 1)  # who is signed in


def test_what_moved_is_a_look_and_one_question(site: Installation):
    told_again_for(site, counts=timedelta(hours=1))
    client = site.client("ines")
    before = shown(client)
    move(site)
    client.get(BOARD)

    with questions() as sent:
        answer = asked(client, before)

    assert ("cell-moussa-offres-proches" in answer.text, len(sent)) == (True, 2)


def test_two_of_the_staff_are_told_the_same_by_one_look(site: Installation):
    told_again_for(site, looks=timedelta(hours=1), counts=timedelta(hours=1))
    readers = [site.client("ines"), site.client("paul")]
    before = [shown(one) for one in readers]
    move(site)

    with questions() as sent:
        first, second = (asked(one, version) for one, version in zip(readers, before, strict=True))

    assert parts(first) == {"cell-moussa-offres-proches", "last-moussa", "sum-moussa"}
    assert (second.text, len(sent)) == (first.text, 3)


def test_by_one_look_each_is_told_in_their_language(site: Installation):
    told_again_for(site, looks=timedelta(hours=1))
    readers = [site.client("ines", one) for one in ("fr", "en")]
    before = [shown(one) for one in readers]
    move(site)

    french, english = (asked(one, version) for one, version in zip(readers, before, strict=True))

    assert ("Réussi" in french.text, "Passed" in english.text) == (True, True)
    assert "Réussi" not in english.text


def test_a_learner_is_told_of_others_as_numbers_alone(site: Installation):
    told_again_for(site, looks=timedelta(hours=1))
    staff, learner = site.client("ines"), site.client("ada")
    versions = shown(staff), shown(learner)
    move(site)

    told, answer = asked(staff, versions[0]), asked(learner, versions[1])

    assert "cell-moussa-offres-proches" in parts(told)
    assert (parts(answer), "moussa" in answer.text) == ({"foot-offres-proches"}, False)


def test_a_learner_is_sent_their_own_cells_as_their_page_would_show_them(site: Installation):
    client = site.client("ada")
    before = shown(client)
    move(site, "E-ada", "offres-proches")

    answer, whole = asked(client, before), client.get(BOARD).text

    assert parts(answer) == {"own-offres-proches", "own-sum", "foot-offres-proches"}
    moved = [one.replace(' hx-swap-oob="outerMorph"', "") for one in answer.text.splitlines() if " id=" in one]
    assert (len(moved), [one for one in moved if one not in whole]) == (3, [])


def _lose_the_cohort(tx: OpenTransaction) -> None:
    tx.cohorts.remove_staff(COHORT.slug, "P-ines")


def _leave(tx: OpenTransaction) -> None:
    place = tx.cohorts.enrollment("E-moussa")
    assert place is not None
    tx.cohorts.change_place(replace(place, status=EnrollmentStatus.LEFT))


def _be_erased(tx: OpenTransaction) -> None:
    tx.aged.erase(AgedKind.CODE, ["E-moussa"], NOW)
    tx.aged.erase(AgedKind.ACCOUNT, ["P-moussa"], NOW)


@pytest.mark.parametrize(("change", "status"), [(_lose_the_cohort, 404), (_leave, 200), (_be_erased, 200)])
def test_what_a_look_saw_is_told_of_nobody_who_is_gone_and_to_nobody_either(
    site: Installation, change: Callable[[OpenTransaction], None], status: int
):
    told_again_for(site, looks=timedelta(hours=1), counts=timedelta(hours=1))
    reader, other = site.client("ines"), site.client("paul")
    versions = shown(reader), shown(other)
    move(site)
    told = asked(other, versions[1])
    with site.database.begin() as tx:
        change(tx)

    answer = asked(reader, versions[0])

    assert "cell-moussa-offres-proches" in parts(told)
    assert (answer.status_code, "moussa" in answer.text) == (status, False)


def _ordered(site: Installation, _clock: Clock) -> str:
    move(site)
    return "?order=newest"


def _planned(site: Installation, _clock: Clock) -> str:
    with site.database.begin() as tx:
        tx.cohorts.assign(Assignment(COHORT.slug, "bonjour", 99))
    return ""


def _renamed(site: Installation, _clock: Clock) -> str:
    with site.database.begin() as tx:
        tx.people.rename("P-karim", "Karim Diallo-Petit")
    return ""


def _late(_site: Installation, clock: Clock) -> str:
    clock.at += timedelta(minutes=1)
    return ""


@pytest.mark.parametrize("change", [_ordered, _planned, _renamed, _late])
def test_all_is_sent_where_cells_are_not_all_that_moved(site: Installation, clock: Clock, change: object):
    client = site.client("ines")
    before = {query: shown(client, query) for query in ("", "?order=newest")}
    query = change(site, clock)  # type: ignore[operator]

    answer = asked(client, before[query], query)

    assert 'id="board"' in answer.text


@pytest.mark.parametrize(("reader", "minutes", "all_of_it"), [("ines", 1, True), ("ada", 1, False), ("ada", 10, True)])
def test_a_learners_own_board_which_tells_of_no_time_is_sent_whole_each_ten_minutes(
    site: Installation, clock: Clock, reader: str, minutes: int, *, all_of_it: bool
):
    client = site.client(reader)
    before = shown(client)
    clock.at += timedelta(minutes=minutes)

    answer = asked(client, before)

    assert answer.status_code == (200 if all_of_it else 304)


@pytest.mark.parametrize("reader", ["paul", "ada"])
def test_somebody_elses_version_is_worth_nothing(site: Installation, reader: str):
    theirs = shown(site.client("ines"))

    answer = asked(site.client(reader), theirs)

    assert (answer.status_code, 'id="board"' in answer.text) == (200, True)


@pytest.mark.parametrize("version", ["", "x", "1_2_3", "9" * 5000, "29423525_00_1.2.3_1.2_a.b", "²_a_b"])
def test_a_made_up_version_is_worth_nothing(site: Installation, version: str):
    answer = asked(site.client("ines"), version)

    assert (answer.status_code, 'id="board"' in answer.text) == (200, True)


def test_who_lost_the_cohort_is_told_nothing_of_what_moved(site: Installation):
    client = site.client("ines")
    before = shown(client)
    with site.database.begin() as tx:
        tx.cohorts.remove_staff(COHORT.slug, "P-ines")

    assert asked(client, before).status_code == 404


def test_who_asks_while_others_are_answered_is_told_to_ask_later(site: Installation):
    client = site.client("ines")
    before = shown(client, "?order=newest")
    move(site)
    drawing = site.app.extensions["drawn_boards"]
    while drawing.acquire(blocking=False):
        pass

    answer = asked(client, before, "?order=newest")

    assert (answer.status_code, answer.headers["Retry-After"], answer.get_etag()[0]) == (304, "5", before)


def test_what_waited_too_long_is_drawn_whoever_else_is(site: Installation, clock: Clock):
    client = site.client("ines")
    before = shown(client)
    drawing = site.app.extensions["drawn_boards"]
    while drawing.acquire(blocking=False):
        pass
    clock.at += timedelta(minutes=2)

    assert asked(client, before).status_code == 200
