"""Grades go back to the learning platform: what moved is given, tried again, and never lost."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from grader.domain.lti.score import ScoreFault
from grader.domain.verdicts import Status
from grader.engine.lti.keys import renew_tool_key
from grader.engine.lti.scores import give_scores
from tests.lti.stand_in import CLAIM, Moodle, serving_moodle
from tests.web.installation import Installation, install
from tests.web.pages.lti.launched import ENGLISH, Launching
from tests.web.samples import NOW
from tests.web.site import Clock, Site


@dataclass
class Gradebook:
    """The sample school, launched from a course that wants grades."""

    school: Installation
    moodle: Moodle
    clock: Clock

    def launched(self, sub: str = "17", exercise: str = "bonjour", **more: object) -> None:
        site = Site(self.school.app, self.school.app.extensions["grader"], self.clock)
        claims = {"sub": sub, "name": "Ada", "email": "ada@example.org", f"{CLAIM}custom": {"exercise": exercise}}
        answer = Launching(site, self.moodle).launch(site.browser(), **claims, **self.moodle.with_grades(), **more)
        assert answer.status_code == 303, answer.text

    def give(self) -> int:
        parts = self.school.app.extensions["grader"]
        return give_scores(
            platforms=parts.platforms, signer=parts.tool_signer, database=self.school.database, now=self.clock
        )

    @property
    def grade(self) -> dict[str, object]:
        return self.moodle.grades["/lineitem?type_id=7", "17"]

    def faults(self) -> dict[str, int]:
        with self.school.database.read() as tx:
            return dict(tx.lti.troubled())


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Gradebook]:
    clock = Clock(NOW)
    with (
        serving_moodle(clock) as moodle,
        install(tmp_path, public_url="http://localhost:8000", learning=[moodle.platform()], clock=clock) as school,
    ):
        moodle.tool_keys = lambda: school.app.test_client().get("/lti/keys").get_json()
        with school.database.begin() as tx:
            tx.people.set_email("P-ada", "ada@example.org")
        yield Gradebook(school, moodle, clock)


def test_a_grade_is_given_once_after_the_launch(book: Gradebook) -> None:
    book.launched()

    assert (book.give(), book.give()) == (1, 0)
    assert book.grade["gradingProgress"] == "FullyGraded"
    assert 0 < book.grade["scoreGiven"] < book.grade["scoreMaximum"]  # type: ignore[operator]
    assert book.grade["activityProgress"] == "Submitted"
    assert str(book.grade["timestamp"]).endswith("Z")


def test_a_pass_that_was_acquired_is_given_whole_and_again_when_it_moves(book: Gradebook) -> None:
    book.launched()
    book.give()
    with book.school.database.begin() as tx:
        cell = tx.board.get("E-ada", "bonjour")
        tx.board.put(replace(cell, status=Status.PASSED, passed_at=NOW))

    assert book.give() == 1
    assert book.grade["scoreGiven"] == book.grade["scoreMaximum"]
    assert book.grade["activityProgress"] == "Completed"


@pytest.mark.parametrize(
    ("status", "fault"), [(500, ScoreFault.REFUSED), (403, ScoreFault.REFUSED), (404, ScoreFault.GONE)]
)
def test_what_is_not_taken_is_kept_and_told(book: Gradebook, status: int, fault: ScoreFault) -> None:
    book.launched()
    book.moodle.refuses = status

    with capture_logs() as lines:
        assert book.give() == 0

    (told,) = [line for line in lines if line["event"] == "lti_grade_not_taken"]
    assert (told["fault"], told["provider"]) == (fault, "moodle")


def test_it_is_tried_again_until_it_is_there_and_the_operator_sees_it_wait(book: Gradebook) -> None:
    book.launched()
    book.moodle.refuses = 503
    tried = 0
    for _ in range(30):
        book.give()
        tried = book.moodle.asked["/lineitem/scores"]
        book.clock.move(minutes=400)
    page = book.school.client("olga", "en").get("/operator").text
    assert tried == 30
    assert "moodle, 1" in page
    assert book.faults() == {"moodle": 1}

    book.moodle.refuses = None

    assert book.give() == 1
    assert book.faults() == {}


def test_between_two_tries_there_is_a_pause(book: Gradebook) -> None:
    book.launched()
    book.moodle.refuses = 503
    book.give()
    book.give()

    assert book.moodle.asked["/lineitem/scores"] == 1


def test_whoever_gives_no_token_gets_the_grade_later(book: Gradebook) -> None:
    book.launched()
    keys, book.moodle.tool_keys = book.moodle.tool_keys, dict
    assert book.give() == 0
    book.moodle.tool_keys = keys
    book.clock.move(minutes=2)

    assert book.give() == 1


def test_a_column_that_came_back_has_the_grade_at_the_next_launch(book: Gradebook) -> None:
    book.launched()
    book.moodle.refuses = 404
    book.give()
    book.clock.move(minutes=900)
    book.moodle.refuses = None
    assert book.give() == 0

    book.launched()

    assert book.give() == 1


def test_where_nothing_was_handed_in_nothing_is_given(book: Gradebook) -> None:
    book.launched(exercise="offres-proches")

    assert book.give() == 0


def test_an_exercise_that_is_not_theirs_gets_no_grade_and_a_sentence(book: Gradebook) -> None:
    book.launched(exercise="no-such")

    assert book.give() == 0


def test_a_column_elsewhere_gets_no_token_of_ours(book: Gradebook) -> None:
    endpoint = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"
    site = Site(book.school.app, book.school.app.extensions["grader"], book.clock)
    claims = book.moodle.with_grades()
    claims[endpoint] = dict(claims[endpoint]) | {"lineitem": "http://127.0.0.1:9/lineitem"}  # type: ignore[call-overload]
    said = {"sub": "17", "email": "ada@example.org", f"{CLAIM}custom": {"exercise": "bonjour"}}
    Launching(site, book.moodle).launch(site.browser(), **said, **claims)

    assert book.give() == 0
    assert book.moodle.asked["/token"] == 0


def test_a_new_key_is_published_beside_the_old_and_signs_at_once(book: Gradebook) -> None:
    parts = book.school.app.extensions["grader"]
    client = book.school.app.test_client()
    (first,) = client.get("/lti/keys", headers=ENGLISH).get_json()["keys"]

    old = renew_tool_key(database=book.school.database, signer=parts.tool_signer, now=book.clock)

    keys = [one["kid"] for one in client.get("/lti/keys").get_json()["keys"]]
    assert old == first["kid"]
    assert set(first) == {"kty", "alg", "use", "kid", "n", "e"}
    assert (len(keys), old in keys) == (2, True)
    book.launched()
    assert book.give() == 1
    book.clock.move(days=3)
    assert [one["kid"] for one in client.get("/lti/keys").get_json()["keys"]] == [one for one in keys if one != old]
