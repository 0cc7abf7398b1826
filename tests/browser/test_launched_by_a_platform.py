"""A learning platform that nobody of ours wrote launches us in a real browser, from another site than ours."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from grader.engine.lti.scores import give_scores
from tests.chromium import PATIENCE_SECONDS
from tests.lti.real_platform import as_settings_say, serving_real_platform
from tests.ports import port_of, reserve_port
from tests.web.installation import Installation, install
from tests.web.samples import COHORT

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EXERCISE = "bonjour"


@dataclass
class Course:
    """A course of the platform, and a browser."""

    site: Installation
    address: str
    platform: str
    page: Page

    def press(self, who: str, hint: str = "link") -> None:
        """Press the link of the course as somebody."""
        self.page.goto(f"{self.platform}/begin?who={who}&hint={hint}")


@pytest.fixture
def course(chromium: Browser, tmp_path: Path) -> Iterator[Course]:
    with reserve_port() as held:
        address = f"http://localhost:{port_of(held)}"  # the platform is 127.0.0.1: another site
        with (
            serving_real_platform(address, EXERCISE) as issuer,
            install(tmp_path, public_url=address, learning=[as_settings_say(issuer)]) as site,
            served(site, port_of(held)),
        ):
            with site.database.begin() as tx:
                for handle in ("ada", "paul"):
                    person = tx.people.by_handle(handle)
                    assert person is not None
                    tx.people.set_email(person.id, f"{handle}@example.org")
            context = chromium.new_context(locale="en")
            context.set_default_timeout(1_000 * PATIENCE_SECONDS)
            yield Course(site, address, issuer, context.new_page())
            context.close()


@contextmanager
def served(site: Installation, port: int) -> Iterator[None]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", port, site.app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield
    server.shutdown()
    server.server_close()


def test_a_link_opens_its_exercise_and_the_grade_goes_back(course: Course) -> None:
    course.press("17")

    course.page.wait_for_url(f"{course.address}/exercises/{EXERCISE}")
    expect(course.page.get_by_role("link", name="Ada")).to_be_visible()
    parts = course.site.app.extensions["grader"]
    given = give_scores(
        platforms=parts.platforms, signer=parts.tool_signer, database=course.site.database, now=parts.now
    )
    with urlopen(f"{course.platform}/grades") as answer:
        grades = json.load(answer)
    assert given == 1
    assert grades["17"]["scoreMaximum"] >= grades["17"]["scoreGiven"] > 0


def test_a_lead_connects_the_course_and_takes_its_people_in(course: Course) -> None:
    page = course.page
    course.press("5")
    page.wait_for_url(f"{course.address}/exercises/{EXERCISE}")

    page.goto(f"{course.address}/cohorts/{COHORT.slug}/courses")
    page.get_by_role("button", name="This cohort learns in it").click()
    page.get_by_role("button", name="Look at its people").click()
    expect(page.get_by_text("Zoé Martin")).to_be_visible()
    page.get_by_role("button", name="Take the list in").click()
    expect(page.get_by_role("heading", name="The list is taken in")).to_be_visible()

    page.context.clear_cookies()
    course.press("18")
    expect(page.get_by_role("link", name="Zoé Martin")).to_be_visible()


def test_a_teacher_puts_an_exercise_into_the_course(course: Course) -> None:
    course.press("5", "pick")

    course.page.get_by_role("checkbox").first.check()
    course.page.get_by_role("button", name="Put into the course").click()

    course.page.wait_for_url(f"{course.platform}/chosen")
    assert course.page.title().startswith("Kept: ")


def test_in_a_frame_a_window_of_its_own_opens(course: Course) -> None:
    page, begin = course.page, f"{course.platform}/begin?who=17"
    page.goto(f"{course.platform}/jwks")
    page.set_content(f'<iframe src="{begin}" width="600" height="400"></iframe>')

    with page.context.expect_page() as opened:
        page.frame_locator("iframe").get_by_role("link", name="Open it in a new window").click()

    opened.value.wait_for_url(f"{course.address}/exercises/{EXERCISE}")
