"""Where a cohort's changes are told, by pages and forms alone."""

from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from tests.web.installation import Installation, install
from tests.web.pages.test_comments import send

CHAT = "/cohorts/web-2610/chat"
ADDRESS = "https://chat.example/hooks/secret-abcd"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path) as site:
        yield site


def choose(site: Installation, **form: str) -> str:
    return unescape(send(site.client("paul"), CHAT, CHAT, **({"address": ADDRESS, "language": "fr"} | form)))


def test_a_lead_says_where_tries_it_and_ends_it(site: Installation):
    chosen = choose(site, names="yes")
    tried = unescape(send(site.client("paul"), CHAT, f"{CHAT}/test"))
    ended = unescape(send(site.client("paul"), CHAT, f"{CHAT}/end"))

    assert "chat.example …abcd" in chosen
    assert "secret" not in chosen.replace("un secret", "")
    assert "Un message d'essai est en route." in tried
    assert "son adresse est oubliée" in ended
    assert "…abcd" not in ended


def test_what_is_no_address_is_refused_beside_its_field(site: Installation):
    refused = choose(site, address="http://chat.example/x")

    assert 'id="address-error"' in refused
    assert "elle commence par https://" in refused


def test_a_test_without_an_address_says_what_is_missing(site: Installation):
    assert "Indiquez d'abord l'adresse." in unescape(send(site.client("paul"), CHAT, f"{CHAT}/test"))


def test_a_trainer_finds_no_way_to_it(site: Installation):
    assert site.client("ines").get(CHAT).status_code == 403
    assert CHAT not in site.client("ines").get("/cohorts/web-2610/today").text
    assert CHAT in site.client("paul").get("/cohorts/web-2610/today").text
