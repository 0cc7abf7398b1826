"""A lead connects a course of a learning platform to a cohort, and takes its people in."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.identity_providers.stand_in import hang_up
from tests.lti.stand_in import CLAIM, ROLE, member
from tests.web.pages.lti.launched import Launching, launching
from tests.web.site import Browser

PAUL = {"sub": "5", "name": "Paul", "email": "paul@example.org", f"{CLAIM}roles": [f"{ROLE}Instructor"]}
COURSES = "/cohorts/web-2610/courses"
LOOK = re.compile(r"/cohorts/web-2610/courses/\w+/people")


@pytest.fixture
def moodle(tmp_path: Path) -> Iterator[Launching]:
    with launching(tmp_path) as launched:
        with launched.site.grader.database.begin() as tx:
            paul = tx.people.by_handle("paul")
            assert paul is not None
            tx.cohorts.add_staff("web-2610", paul.id)
        yield launched


def connected(moodle: Launching) -> Browser:
    """Return Paul's browser, once his course is connected to the cohort."""
    browser = moodle.site.browser()
    answer = moodle.launch(browser, **PAUL, **moodle.moodle.with_members())
    course = answer.location.rsplit("/", 1)[1]
    assert browser.post(COURSES, page=answer.location, course=course).status_code == 303
    return browser


def test_who_teaches_is_asked_which_cohort_learns_there(moodle: Launching) -> None:
    browser = moodle.site.browser()

    answer = moodle.launch(browser, **PAUL)

    page = browser.get(answer.location).text
    assert "Développement web" in page
    assert "Web, octobre 2026" in page


def test_a_course_belongs_to_nobody_who_was_not_launched_from_it(moodle: Launching) -> None:
    answer = moodle.launch(moodle.site.browser(), **PAUL)
    course = answer.location.rsplit("/", 1)[1]

    assert moodle.site.browser("ines").get(answer.location).status_code == 404
    assert moodle.site.browser("ada").get(answer.location).status_code == 404
    assert moodle.site.browser("olga").post(COURSES, course=course).status_code == 404


def test_its_people_are_looked_at_then_taken_in_page_after_page(moodle: Launching) -> None:
    moodle.moodle.members = [
        [member("17", "Ada", "ada@example.org", lis_person_sourcedid="E-17"), member("5", "Paul", role="Instructor")],
        [member("31", "Zoé Martin", "zoe@example.org"), member("32", "Nour Haddad") | {"status": "Inactive"}],
    ]
    browser = connected(moodle)
    (path,) = set(LOOK.findall(browser.get(COURSES).text))

    looked = browser.post(path, page=COURSES)
    with moodle.site.grader.database.read() as tx:
        assert tx.people.by_email("zoe@example.org") is None
    taken = browser.post(f"{path}/take", page=COURSES)

    assert ("Zoé Martin" in looked.text, "Take the list in" in looked.text) == (True, True)
    assert "Nour Haddad" not in looked.text
    assert ("The list is taken in" in taken.text, "Take the list in" in taken.text) == (True, False)
    with moodle.site.grader.database.read() as tx:
        zoe, ada = tx.people.by_email("zoe@example.org"), tx.people.by_handle("ada")
        assert zoe is not None
        assert ada is not None
        place = tx.cohorts.enrollment_of("web-2610", ada.id)
        assert place is not None
        assert place.external_id == "E-17"


def test_whom_the_list_brought_comes_in_by_a_launch_and_whoever_has_a_password_is_asked(moodle: Launching) -> None:
    moodle.moodle.members = [[member("31", "Zoé Martin"), member("77", "Karim", "karim@example.org")]]
    browser = connected(moodle)
    (path,) = set(LOOK.findall(browser.get(COURSES).text))
    browser.post(f"{path}/take", page=COURSES)

    zoe, karim = moodle.site.browser(), moodle.site.browser()
    opened = moodle.launch(zoe, sub="31", name="Zoé Martin")
    asked = moodle.launch(karim, sub="77", name="Karim")

    assert opened.location == "/"
    assert "zoe-martin" in zoe.get("/account").text
    assert asked.location == "/lti/link"


def test_a_platform_that_lists_nobody_is_told_of(moodle: Launching) -> None:
    moodle.moodle.responds["/members"] = hang_up
    browser = connected(moodle)
    (path,) = set(LOOK.findall(browser.get(COURSES).text))

    answer = browser.post(path, page=COURSES)

    assert answer.status_code == 303
    assert "does not answer just now" in browser.get(COURSES).text


@pytest.mark.parametrize("body", [b"[]", b'{"members": 3}', b"<html>"])
def test_a_list_that_cannot_be_read_brings_nobody(moodle: Launching, body: bytes) -> None:
    def responds(request) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - a handler
        request.send_response(200)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    moodle.moodle.responds["/members"] = responds
    browser = connected(moodle)
    (path,) = set(LOOK.findall(browser.get(COURSES).text))

    assert browser.post(path, page=COURSES).status_code == 303
    assert "did not confirm" in browser.get(COURSES).text


def test_more_people_than_a_cohort_has_are_not_taken(moodle: Launching) -> None:
    moodle.moodle.members = [[member(str(number), f"Ada {number}") for number in range(301)]]
    browser = connected(moodle)
    (path,) = set(LOOK.findall(browser.get(COURSES).text))

    assert browser.post(path, page=COURSES).status_code == 303
    assert "300" in browser.get(COURSES).text


def test_a_list_elsewhere_gets_no_token_of_ours(moodle: Launching) -> None:
    claim = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice"
    elsewhere = {claim: {"context_memberships_url": "http://127.0.0.1:9/members"}}
    browser = moodle.site.browser()
    answer = moodle.launch(browser, **PAUL, **elsewhere)
    course = answer.location.rsplit("/", 1)[1]

    browser.post(COURSES, page=answer.location, course=course)

    assert "lets us list nobody" in browser.get(COURSES).text


def test_a_course_is_let_go_of(moodle: Launching) -> None:
    browser = connected(moodle)
    course = LOOK.findall(browser.get(COURSES).text)[0].split("/")[-2]

    browser.post(f"{COURSES}/{course}/remove", page=COURSES)

    page = browser.get(COURSES).text
    assert "Let go of. Its links go on" in page
    assert "This cohort learns in it" in page
