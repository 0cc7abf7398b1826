"""A hand-in that runs while its page is open: it moves by itself, and then it is left alone."""

import re

import pytest
from playwright.sync_api import Page, Route, expect
from sqlalchemy import update

from grader.adapters.database import tables
from grader.domain.cohorts.progress import after_run
from grader.domain.verdicts import Outcome
from grader.engine.ports.grading import Event
from tests.browser.conftest import Visits
from tests.web import results
from tests.web.installation import Installation
from tests.web.samples import NOW

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def finish(site: Installation, submission_id: str, kind: str) -> None:
    with site.database._engine.begin() as connection:  # noqa: SLF001 - no worker has claimed the samples' runs
        connection.execute(update(tables.run).values(token="token").where(tables.run.c.state == "running"))
    with site.database.begin() as tx:
        run = tx.runs.latest_of([submission_id])[submission_id]
        exercise = tx.catalog.version(run.suite_digest)
        submission = tx.submissions.get(submission_id)
        assert exercise is not None
        assert submission is not None
        assert tx.runs.finish(run.id, token="token", result=results.of(kind, exercise), image_digest=None, at=NOW)
        cell = tx.board.get(submission.enrollment_id, submission.exercise)
        tx.board.put(after_run(cell, submission, tx.runs.latest_of([submission_id])[submission_id]))


def test_checks_land_one_by_one_then_the_page_rests(visits: Visits):
    site = visits.site
    submission_id = site.school.latest("ada", "covoiturage")
    run_id = f"N{submission_id[1:]}"

    with visits.by("ada") as page:
        page.clock.install()
        page.goto(f"/submissions/{submission_id}")
        expect(page.locator("#progress")).to_have_text(re.compile("Tests en cours.: 0 sur 5"))
        site.announcer.announce(run_id, Event("check", check=results.landed("asks-three-questions", Outcome.PASSED)))
        expect(page.locator("#progress")).to_have_text(re.compile("Tests en cours.: 1 sur 5"))
        finish(site, submission_id, "partial4")
        expect(page.locator("#progress")).to_contain_text("4 sur 5")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.clock.run_for(60_000)

        assert asked == []
        assert page.locator("#check-accepts-the-comma details").first.get_attribute("open") is not None


def test_what_the_reader_folds_and_unfolds_stays_so(visits: Visits):
    submission_id = visits.site.school.latest("thomas", "vote-de-la-promo")
    report = results.landed("counts-each-name", Outcome.FAILED)
    visits.site.announcer.announce(f"N{submission_id[1:]}", Event("check", check=report))

    with visits.by("thomas") as page:
        page.goto(f"/submissions/{submission_id}")
        hint = page.locator("#check-counts-each-name .fold").first
        hint.locator("summary").click()
        page.locator("#check-counts-each-name > details > summary").click()
        for _ in range(2):
            with page.expect_response("**/live"):
                pass

        assert hint.get_attribute("open") is not None
        assert page.locator("#check-counts-each-name > details").get_attribute("open") is None


ANSWERED = "document.addEventListener('htmx:finally:request', () => { document.body.dataset.answered = 'yes'; })"


def stop_the_clock(page: Page, *, after: int) -> None:
    """Let so many milliseconds pass at once, and no more but those that a test lets pass."""
    page.clock.pause_at((page.evaluate("Date.now()") + after) / 1_000)


def test_a_page_asks_later_where_answers_take_long(visits: Visits):
    asked: list[Route] = []

    with visits.by("thomas") as page:
        page.clock.install()
        page.route("**/live", lambda route: asked.append(route))  # noqa: PLW0108 - Playwright looks at its parameters
        with page.expect_request("**/live"):
            page.goto(f"/submissions/{visits.site.school.latest('thomas', 'vote-de-la-promo')}")
        page.evaluate(ANSWERED)
        stop_the_clock(page, after=2_000)
        asked[0].continue_()
        page.locator("body[data-answered]").wait_for()
        page.clock.run_for(15_000)
        waited = len(asked)
        with page.expect_request("**/live"):
            page.clock.run_for(60_000)

    assert waited == 1


def test_a_page_asks_again_when_the_server_says_so(visits: Visits):
    asked: list[str] = []

    with visits.by("thomas") as page:
        page.clock.install()
        page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/live") else None)
        page.route("**/live", lambda route: route.fulfill(status=304, headers={"Retry-After": "60"}))
        with page.expect_response("**/live"):
            page.goto(f"/submissions/{visits.site.school.latest('thomas', 'vote-de-la-promo')}")
        stop_the_clock(page, after=2_000)
        before = len(asked)
        page.clock.run_for(20_000)
        waited = len(asked)
        with page.expect_request("**/live"):
            page.clock.run_for(60_000)

    assert waited == before


def test_signing_out_elsewhere_leads_to_the_form(visits: Visits):
    submission_id = visits.site.school.latest("karim", "vote-de-la-promo")

    with visits.by("karim") as page:
        page.goto(f"/submissions/{submission_id}")
        page.context.clear_cookies()

        page.wait_for_url("**/sign-in**")
