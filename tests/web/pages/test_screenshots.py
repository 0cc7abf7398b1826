"""A learner's page as it was when its check failed, and who may see it."""

import re

import pytest

from tests.web import results
from tests.web.installation import Installation
from tests.web.pages.test_pages import hand_in, read


def test_a_page_is_shown_as_it_was_when_the_check_failed(pages: Installation):
    path = hand_in(pages, "ada", "bonjour")
    (address,) = re.findall(r'<img src="([^"]*/screenshot)"', read(pages, "ada", path))

    picture = pages.client("ada").get(address)

    assert (picture.data, picture.content_type) == (results.PICTURE, "image/png")
    assert "sandbox" in picture.headers["Content-Security-Policy"]
    assert pages.client("karim").get(address).status_code == 404


def test_beside_it_stands_how_the_page_should_look(pages: Installation):
    path = hand_in(pages, "ada", "bonjour")
    (address, alt) = re.findall(r'<img src="([^"]*/picture)" alt="([^"]*)"', read(pages, "ada", path))[0]

    picture = pages.client("ada").get(address)

    assert (picture.data, picture.content_type, alt) == (results.PICTURE, "image/png", "Un titre vert, une image")
    assert "sandbox" in picture.headers["Content-Security-Policy"]
    assert pages.client("karim").get(address).status_code == 404


@pytest.mark.parametrize("check", ["passed-alone", "greets"])
def test_how_it_should_look_is_shown_of_what_failed_alone(pages: Installation, check: str):
    path = hand_in(pages, "chloe", "bonjour")

    assert pages.client("chloe").get(f"{path}/checks/{check}/picture").status_code == 404


def test_a_hidden_check_shows_no_page_but_to_a_trainer(pages: Installation):
    path = hand_in(pages, "moussa", "vote-de-la-promo")
    (address,) = re.findall(r'<img src="([^"]*/screenshot)"', read(pages, "ines", path))

    assert "screenshot" not in read(pages, "moussa", path)
    assert pages.client("moussa").get(address.replace("screenshot", "picture")).status_code == 404
    assert pages.client("moussa").get(address).status_code == 404
    assert pages.client("ines").get(address).status_code == 200


@pytest.mark.parametrize("check", ["passed-alone", "greets"])
def test_what_nobody_took_a_picture_of_is_not_there(pages: Installation, check: str):
    path = hand_in(pages, "chloe", "bonjour")

    assert pages.client("chloe").get(f"{path}/checks/{check}/screenshot").status_code == 404
