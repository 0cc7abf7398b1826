"""The part of a board that asks for itself again: it is sent what moved, and nothing where nothing did."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from time import monotonic

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, event
from werkzeug.test import TestResponse

from grader.adapters.database.recent import RecentCounts
from grader.domain.assignments import Assignment
from grader.domain.cohorts.progress import Progress
from grader.domain.verdicts import Status
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
        count_again_after(site, timedelta(0))
        yield site


def count_again_after(site: Installation, kept: timedelta) -> None:
    """Let numbers that were counted be told again for so long."""
    site.database._recent_counts = RecentCounts(kept)  # noqa: SLF001 - 2 seconds would come to no, or to any, test


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
    count_again_after(site, timedelta(hours=1))
    before = shown(client)
    move(site)
    first = asked(client, before)
    second = asked(client, first.get_etag()[0] or "")
    count_again_after(site, timedelta(0))

    third = asked(client, second.get_etag()[0] or "")

    assert "foot-offres-proches" not in parts(first)
    assert (second.status_code, parts(third)) == (204, {"foot-offres-proches"})


def test_who_asks_within_a_second_is_answered_without_a_look(site: Installation):
    site.app.extensions["latest_versions"].kept = timedelta(hours=1)
    client = site.client("ines")
    before = shown(client)
    asked(client, before)
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    answer = asked(client, before)
    event.remove(Engine, "before_cursor_execute", note)

    assert answer.status_code == 304
    assert [one for one in sent if "session" not in one and not one.startswith(("BEGIN", "PRAGMA"))] == []


def test_what_moved_is_three_questions_and_the_session(site: Installation):
    client = site.client("ines")
    before = shown(client)
    move(site)
    count_again_after(site, timedelta(hours=1))
    client.get(BOARD)
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    answer = asked(client, before)
    event.remove(Engine, "before_cursor_execute", note)

    asked_for = [one for one in sent if not one.startswith(("BEGIN", "PRAGMA"))]
    assert ("cell-moussa-offres-proches" in answer.text, len(asked_for)) == (True, 4)


def test_a_learner_is_sent_their_board_when_somebody_moved(site: Installation):
    client = site.client("ada")
    before = shown(client)
    move(site)

    answer = asked(client, before)

    assert 'id="board"' in answer.text


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
    before = shown(client)
    move(site)
    drawing = site.app.extensions["drawn_boards"]
    while drawing.acquire(blocking=False):
        pass

    answer = asked(client, before)

    assert (answer.status_code, answer.headers["Retry-After"], answer.get_etag()[0]) == (304, "5", before)


def test_what_waited_too_long_is_drawn_whoever_else_is(site: Installation, clock: Clock):
    client = site.client("ines")
    before = shown(client)
    drawing = site.app.extensions["drawn_boards"]
    while drawing.acquire(blocking=False):
        pass
    clock.at += timedelta(minutes=2)

    assert asked(client, before).status_code == 200
