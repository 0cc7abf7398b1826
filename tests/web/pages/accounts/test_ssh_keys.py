"""The page of a person's own public keys."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.domain.accounts.ssh_keys import public_key
from tests.domain.accounts.test_ssh_keys import ED25519
from tests.web.site import Site, open_site

FINGERPRINT = public_key(ED25519).fingerprint


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with open_site(tmp_path) as site:
        yield site


def test_a_key_is_added_shown_with_its_fingerprint_and_removed(site: Site) -> None:
    ada = site.browser("ada")

    ada.post("/account/keys", key=f"{ED25519} chez-moi", label="")
    added = ada.get("/account/keys").text
    address = re.search(r"/account/keys/\w+/remove", added)
    assert address is not None
    ada.post(address[0])

    assert "chez-moi" in added
    assert FINGERPRINT in added
    assert FINGERPRINT not in ada.get("/account/keys").text


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk\n-----END OPENSSH PRIVATE KEY-----", "the private half"),
        ("<script>alert(1)</script>", "This is no public key."),
    ],
)
def test_what_is_no_key_is_told_beside_its_field_and_never_shown_again(site: Site, pasted: str, said: str) -> None:
    answer = site.browser("ada").post("/account/keys", key=pasted, label="x")

    assert answer.status_code == 400
    assert said in answer.text
    assert pasted not in answer.text
    assert "b3BlbnNzaC1rZXk" not in answer.text
