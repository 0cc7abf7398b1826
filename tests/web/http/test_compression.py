"""Texts are compressed on their way, but for whom another site asked, and never what Git says."""

import zlib

import pytest
from werkzeug.test import TestResponse

from tests.web.installation import Installation

BOARD = "/cohorts/web-2610"


def asked(pages: Installation, path: str, **headers: str) -> TestResponse:
    """Return the answer to a browser that takes gzip."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return pages.client("ines").get(path, headers={"Accept-Encoding": "gzip", **given})


def test_a_page_is_sent_compressed_and_is_the_same(pages: Installation):
    answer = asked(pages, f"{BOARD}/live")

    plain = pages.client("ines").get(f"{BOARD}/live")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert zlib.decompress(answer.data, 31) == plain.data
    assert len(answer.data) < len(plain.data) / 4


def test_whoever_takes_nothing_compressed_gets_the_text(pages: Installation):
    answer = pages.client("ines").get(BOARD)

    assert "Content-Encoding" not in answer.headers
    assert "Accept-Encoding" in answer.headers["Vary"]


@pytest.mark.parametrize("site", ["cross-site", "same-site", "made-up"])
def test_what_another_site_asked_for_is_sent_as_it_is(pages: Installation, site: str):
    assert "Content-Encoding" not in asked(pages, BOARD, Sec_Fetch_Site=site).headers


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_what_our_pages_and_readers_ask_for_is_compressed(pages: Installation, site: str):
    assert asked(pages, BOARD, Sec_Fetch_Site=site).headers["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("path", ["/healthz", "/git/web-2610/ada.git/info/refs?service=git-upload-pack"])
def test_what_is_short_or_git_s_is_sent_as_it_is(pages: Installation, path: str):
    assert "Content-Encoding" not in asked(pages, path).headers


def test_a_version_that_came_compressed_is_known(pages: Installation):
    first = asked(pages, f"{BOARD}/live")

    second = asked(pages, f"{BOARD}/live", If_None_Match=first.headers["ETag"])

    assert (first.status_code, second.status_code) == (200, 304)
