"""What programs are told when a request cannot be answered."""

from dataclasses import replace
from datetime import timedelta

import pytest

from grader.domain.errors import PlatformError
from grader.engine.ports.grading import Event
from tests.fakes.announcer import FakeAnnouncer
from tests.web.api.programs import Api
from web.app import create_app
from web.http.problems import MEDIA_TYPE, TYPE

NOTHING_IN_FRENCH = "Il n'y a rien ici pour toi"


@pytest.mark.parametrize(
    ("handle", "method", "path", "name", "status"),
    [
        (None, "GET", "/day", "token", 401),
        ("ada", "GET", "/people", "scope", 403),
        ("ada", "GET", "/submissions/NOTHING", "not-found", 404),
        ("ada", "GET", "/nothing", "not-found", 404),
        ("ada", "DELETE", "/day", "method", 405),
        ("ada", "GET", "/submissions?limit=0", "not-valid", 422),
        ("ada", "GET", "/submissions?limit=1.0", "not-valid", 422),
        ("ada", "GET", "/submissions?limit=1&limit=2", "not-valid", 422),
        ("ada", "GET", "/day?nonsense=1", "not-valid", 422),
        ("ada", "GET", "/submissions?cursor=NOTHING", "not-found", 404),
    ],
)
def test_each_problem_has_a_type_that_stays(  # the facts are the arguments
    api: Api, handle: str | None, method: str, path: str, name: str, status: int
) -> None:
    answer = api.ask(handle, path, method)

    assert (answer.status_code, answer.mimetype) == (status, MEDIA_TYPE)
    assert answer.json["type"] == TYPE.format(name=name)
    assert (answer.json["status"], answer.json["instance"]) == (status, f"/api/v1{path.split('?', maxsplit=1)[0]}")


@pytest.mark.parametrize(
    ("asked", "language", "title"),
    [
        ("fr-CA, en;q=0.5", "fr", NOTHING_IN_FRENCH),
        ("en", "en", "There is no such thing for you"),
        ("de", "fr", NOTHING_IN_FRENCH),
    ],
)
def test_a_problem_is_told_in_the_language_that_is_asked_for(api: Api, asked: str, language: str, title: str) -> None:
    answer = api.ask("ada", "/nothing", Accept_Language=asked)

    assert (answer.headers["Content-Language"], answer.json["title"]) == (language, title)


def test_without_a_wish_it_is_the_persons_own_language(api: Api) -> None:
    with api.installation.database.begin() as tx:
        tx.people.set_language("P-noor", "en")

    answer = api.ask("noor", "/submissions/NOTHING")

    assert answer.json["title"] == "There is no such thing for you"


def test_a_value_is_named_with_what_is_the_matter(api: Api) -> None:
    answer = api.ask("ada", "/submissions?limit=0&nonsense=1", Accept_Language="en")

    assert [(fault["at"], fault["detail"]) for fault in answer.json["errors"]] == [
        ("limit", "It has not the form that the description of the API gives."),
        ("nonsense", "Nothing of this name is known here."),
    ]


def test_a_missing_scope_is_named_in_the_header_too(api: Api) -> None:
    answer = api.ask("ada", "/people")

    assert answer.json["code"] == "operate"
    assert "insufficient_scope" in answer.headers["WWW-Authenticate"]


class BrokenAnnouncer(FakeAnnouncer):
    """Fails in a way of its own, for which a page of ours is no place."""

    def __init__(self, fault: Exception) -> None:
        super().__init__()
        self.fault = fault

    def listen(self, run_id: str, after: str, timeout: timedelta) -> tuple[Event, ...]:
        """Fail."""
        raise self.fault


@pytest.mark.parametrize(
    ("fault", "status", "name"),
    [(PlatformError("secret"), 503, "not-ready"), (RuntimeError("secret"), 500, "our-fault")],
)
def test_a_fault_of_ours_has_a_number_and_tells_nothing_else(
    api: Api, fault: Exception, status: int, name: str
) -> None:
    ours = api.installation.app.extensions["grader"]
    broken = replace(api, app=create_app(replace(ours, announcer=BrokenAnnouncer(fault))))

    answer = broken.ask("ada", f"/submissions/{api.submission('ada', 'covoiturage')}")

    assert (answer.status_code, answer.json["type"]) == (status, TYPE.format(name=name))
    assert len(answer.json["error_id"]) == 10
    assert "secret" not in answer.text
