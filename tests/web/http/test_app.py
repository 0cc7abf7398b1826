"""The frame of all pages: error pages, the reader's language, dates."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask, abort
from structlog.testing import capture_logs

from grader.domain.errors import NotAllowed, NotFound, NotValid, QueueFull, QueueUnavailable
from tests.web.site import Site, open_site
from web.http.dates import day, when

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with open_site(tmp_path) as site:
        yield site


def _break(app: Flask, error: Exception, *, endpoint: str = "help.index") -> None:
    """Make a page raise."""

    def raise_it(**_: str) -> None:
        raise error

    app.view_functions[endpoint] = raise_it


@pytest.mark.parametrize("status", [400, 403, 404, 405, 413, 418, 429, 502])
@pytest.mark.parametrize("handle", [None, "ada", "ines"])
def test_every_error_has_a_page(site: Site, status: int, handle: str | None) -> None:
    browser = site.browser(handle)
    site.app.view_functions["help.accessibility"] = lambda: abort(status)

    page = browser.get("/help/accessibility")

    assert page.status_code == status
    assert "<h1>" in page.text
    assert "/help/accessibility</code>" in page.text
    assert "%(" not in page.text


@pytest.mark.parametrize(
    ("error", "status"), [(NotFound("thing"), 404), (NotAllowed("thing"), 403), (NotValid("thing"), 400)]
)
def test_a_refusal_is_answered_by_its_kind(site: Site, error: Exception, status: int) -> None:
    browser = site.browser("ada")
    _break(site.app, error)

    assert browser.get("/help/").status_code == status


def test_a_full_queue_is_no_fault_and_says_when_to_come_back(site: Site) -> None:
    browser = site.browser("ada")
    _break(site.app, QueueFull(timedelta(seconds=90)))

    with capture_logs() as logged:
        page = browser.get("/help/")

    assert (page.status_code, page.headers["Retry-After"]) == (503, "90")
    assert f"2{NBSP}min" in page.text
    assert logged == []


@pytest.mark.parametrize(("error", "status"), [(RuntimeError("it broke"), 500), (QueueUnavailable("away"), 503)])
@pytest.mark.parametrize("handle", [None, "ada"])
def test_a_fault_of_ours_is_logged_with_the_number_that_is_shown(
    site: Site, error: Exception, status: int, handle: str | None
) -> None:
    browser = site.browser(handle)
    _break(site.app, error)

    with capture_logs() as logs:
        page = browser.get("/help/")

    assert page.status_code == status
    assert logs[0]["event"] == "request_failed"
    assert f"{logs[0]['error_id']}</code>" in page.text
    assert "it broke" not in page.text


@pytest.mark.parametrize(("error", "status"), [(RuntimeError("boom"), 500), (NotFound("thing"), 404)])
def test_git_is_answered_in_plain_text(site: Site, error: Exception, status: int) -> None:
    _break(site.app, error, endpoint="git.refs")

    answer = site.browser().get("/git/web-2610/ada.git/info/refs")

    assert (answer.status_code, answer.mimetype) == (status, "text/plain")
    assert "<" not in answer.text


def test_a_database_that_is_away_still_lets_the_error_page_speak(site: Site) -> None:
    browser = site.browser("ada")
    site.grader.database.dispose()
    (site.grader.settings.data_folder / "grader.sqlite3").unlink()

    page = browser.get("/account")

    assert page.status_code in {500, 503}
    assert "Something broke on our side" in page.text


def test_an_address_says_which_methods_it_takes(site: Site) -> None:
    assert "POST" in site.browser().get("/sign-out").headers["Allow"]


@pytest.mark.parametrize(
    ("asked", "language"),
    [("fr-CA, en;q=0.5", "fr"), ("en-GB", "en"), ("de, en;q=0.1", "en"), ("de", "fr"), ("", "fr")],
)
def test_a_visitor_reads_the_browsers_language_else_the_schools(site: Site, asked: str, language: str) -> None:
    page = site.browser().get("/sign-in", **{"Accept-Language": asked})

    assert f'<html lang="{language}">' in page.text
    assert "Accept-Language" in page.headers["Vary"]


@pytest.mark.parametrize(
    ("moment", "french", "english"),
    [
        (datetime(2026, 11, 23, 8, 4, 30, tzinfo=UTC), None, "just now"),
        (datetime(2026, 11, 23, 8, 2, tzinfo=UTC), f"il y a 3{NBSP}min", "3 min. ago"),
        (datetime(2026, 11, 23, 10, 5, tzinfo=UTC), f"dans 2{NBSP}h", "in 2 hr."),
        (datetime(2026, 11, 17, 8, 5, tzinfo=UTC), f"il y a 6{NBSP}j", "6 days ago"),
        (datetime(2026, 11, 9, 8, 5, tzinfo=UTC), f"lun. 9 nov., 9{NBSP}h{NBSP}05", "Mon 9 Nov, 09:05"),
        (datetime(2027, 7, 1, 8, 5, tzinfo=UTC), f"jeu. 1er juil. 2027, 10{NBSP}h{NBSP}05", "Thu 1 Jul 2027, 10:05"),
    ],
)
def test_a_moment_is_relative_for_a_week_and_then_local(
    site: Site, moment: datetime, french: str | None, english: str
) -> None:
    shown = {}
    for language in ("fr", "en"):
        with site.app.test_request_context(headers={"Accept-Language": language}):
            shown[language] = str(when(moment))

    tag = f'<time datetime="{moment.isoformat()}">'
    assert shown["en"] == f"{tag}{english}</time>"
    assert french is None or shown["fr"] == f"{tag}{french}</time>"


def test_a_day_is_the_day_in_the_schools_time_zone(site: Site) -> None:
    with site.app.test_request_context(headers={"Accept-Language": "fr"}):
        shown = day(datetime(2026, 11, 23, 23, 30, tzinfo=UTC))

    assert shown == '<time datetime="2026-11-23T23:30:00+00:00">24 novembre 2026</time>'
