"""The page of the service's state: open to everybody, in plain words, also when the database is away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.engine.grading_school import BREAKS, SOLUTION, School, open_grading_school
from tests.fakes.disks import FakeDisks
from tests.fakes.vitals import FakeVitals
from tests.web.site import app_over


@pytest.fixture
def school(tmp_path: Path) -> Iterator[School]:
    with open_grading_school(tmp_path) as school:
        yield school


@pytest.fixture
def vitals(school: School) -> FakeVitals:
    school.join("lille")
    return FakeVitals()


@pytest.fixture
def disks() -> FakeDisks:
    return FakeDisks()


@pytest.fixture
def visitor(tmp_path: Path, school: School, vitals: FakeVitals, disks: FakeDisks) -> FlaskClient:
    parts = {"database": school.database, "now": school.clock, "vitals": vitals, "disks": disks}
    client = app_over(tmp_path, **parts).test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def test_a_visitor_reads_that_everything_works(visitor: FlaskClient) -> None:
    page = visitor.get("/status")

    assert page.status_code == 200
    assert "Everything works." in page.text
    assert "No hand-in waits." in page.text


def test_it_speaks_french(visitor: FlaskClient) -> None:
    page = visitor.get("/status", headers={"Accept-Language": "fr"})

    assert "Tout fonctionne." in page.text


def test_it_tells_how_soon_answers_came(visitor: FlaskClient, school: School) -> None:
    school.grade_to_the_end(school.hand_in(SOLUTION).run.id)

    page = visitor.get("/status").text

    assert "1 answer, half of them within 0.1\N{NO-BREAK SPACE}s, 95 % within 0.1\N{NO-BREAK SPACE}s." in page


def test_it_owns_up_to_what_went_wrong(visitor: FlaskClient, school: School) -> None:
    school.grade_to_the_end(school.hand_in(BREAKS).run.id)

    page = visitor.get("/status").text

    assert "1 hand-in could not be tested." in page
    assert "None of them counts as a try of yours." in page


def test_a_halt_says_that_nothing_is_lost(visitor: FlaskClient, vitals: FakeVitals) -> None:
    vitals.down = True

    assert "You lose nothing." in visitor.get("/status").text


def test_a_full_disk_is_owned_up_to(visitor: FlaskClient, disks: FakeDisks) -> None:
    disks.fill(1)

    page = visitor.get("/status").text

    assert "Our disk is full." in page
    assert "What you handed in before is safe." in page


def test_it_answers_without_a_database(visitor: FlaskClient, school: School, tmp_path: Path) -> None:
    school.database.dispose()
    (tmp_path / "school.sqlite3").rename(tmp_path / "away")

    page = visitor.get("/status")

    assert page.status_code == 503
    assert "The service is interrupted on our side." in page.text


def test_every_page_leads_to_it(visitor: FlaskClient) -> None:
    assert 'href="/status"' in visitor.get("/help/").text
