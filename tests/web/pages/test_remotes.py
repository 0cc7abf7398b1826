"""A learner's code on a forge: named on a page, told of by a webhook, and by the API."""

import hmac
import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from grader.adapters.sealing import SealByFile
from tests.web.installation import Installation, install
from tests.web.pages.test_comments import send
from tests.web.samples import NOW

PAGE = "/cohorts/web-2610/remotes"
ADDRESS = "https://codeberg.org/ada/exercices"
HOOK = re.compile(r"http://localhost(/webhooks/[\w-]+)")
SECRET = re.compile(r'id="secret-[\w-]+"[^>]*><code>([\w-]+)</code>')


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path) as site:
        yield site


@pytest.fixture
def ada(site: Installation) -> FlaskClient:
    return site.client("ada")


def named(ada: FlaskClient, address: str = ADDRESS) -> str:
    """Name a repository, and return the page that follows."""
    return send(ada, PAGE, PAGE, address=address, branch="main")


def push(site: Installation, page: str, secret: str, commit: str = "a" * 40) -> int:
    """Let the forge tell of a push; return the status that it is answered with."""
    body = json.dumps({"ref": "refs/heads/main", "after": commit}).encode()
    signature = hmac.new(secret.encode(), body, sha256).hexdigest()
    headers = {"X-Forgejo-Event": "push", "X-Forgejo-Signature": signature}
    return site.app.test_client().post(HOOK.findall(page)[0], data=body, headers=headers).status_code


def test_what_was_named_is_shown_with_its_webhook(ada: FlaskClient):
    page = named(ada)

    assert f"{ADDRESS}.git" in page
    assert HOOK.search(page)
    assert "C'est enregistré" in page.replace("&#39;", "'")


@pytest.mark.parametrize("address", ["pas une adresse", "https://evil.example/a/b", "https://ada:x@github.com/a/b"])
def test_what_is_no_address_is_told_with_an_example(ada: FlaskClient, address: str):
    page = named(ada, address)

    assert "github.com" in page
    assert not HOOK.search(page)


def test_a_push_is_heard_if_its_forge_signed_it(site: Installation, ada: FlaskClient):
    page = named(ada)
    (secret,) = SECRET.findall(page)

    assert push(site, page, secret) == 202
    assert push(site, page, "guessed") == 403


def test_a_webhook_of_nobody_and_one_that_is_no_json_are_answered(site: Installation, ada: FlaskClient):
    page = named(ada)
    (secret,) = SECRET.findall(page)
    headers = {"X-Gitlab-Event": "Push Hook", "X-Gitlab-Token": secret}
    strangers = site.app.test_client()

    assert strangers.post("/webhooks/no-such", data=b"{}").status_code == 404
    assert strangers.post(HOOK.findall(page)[0], data=b"ref=main", headers=headers).status_code == 400


def test_one_that_is_let_go_of_is_gone(site: Installation, ada: FlaskClient):
    place = HOOK.findall(named(ada))[0].removeprefix("/webhooks")

    assert "La récupération est lancée" in send(ada, PAGE, f"{PAGE}{place}/fetch")
    send(ada, PAGE, f"{PAGE}{place}/remove")
    assert site.app.test_client().post(f"/webhooks{place}").status_code == 404


def test_her_staff_see_no_address_of_hers(site: Installation, ada: FlaskClient):
    named(ada)

    assert site.client("ines").get(PAGE).status_code == 404


def test_who_guesses_addresses_is_soon_refused_and_the_forge_is_still_heard(site: Installation, ada: FlaskClient):
    page = named(ada)
    (secret,) = SECRET.findall(page)
    strangers = site.app.test_client()
    elsewhere = {"REMOTE_ADDR": "10.9.8.7"}

    guesses = [strangers.post(f"/webhooks/{number}", environ_base=elsewhere).status_code for number in range(62)]

    assert (guesses[0], guesses[-1]) == (404, 429)
    assert push(site, page, secret) == 202


def test_a_read_token_is_told_of_and_shown_to_nobody(site: Installation, ada: FlaskClient, tmp_path: Path):
    page = send(ada, PAGE, PAGE, address=ADDRESS, branch="main", token="glpat-secret-of-ada")
    with site.database.read() as tx:
        (kept,) = tx.remotes.due(NOW, 9)

    assert "Lu grâce au jeton que tu as donné" in page
    assert "secret-of-ada" not in page
    assert kept.sealed_token
    assert "secret-of-ada" not in kept.sealed_token
    assert SealByFile(tmp_path / "remote_key").open(kept.sealed_token, kept.token_place) == "glpat-secret-of-ada"


def test_what_can_be_no_token_is_told_and_not_shown_again(ada: FlaskClient):
    page = send(ada, PAGE, PAGE, address=ADDRESS, branch="main", token="un jeton secret")

    assert "Ce n'est pas un jeton de lecture" in page.replace("&#39;", "'")
    assert "un jeton secret" not in page
