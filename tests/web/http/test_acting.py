"""Who acts on the pages and through the API, as the audit log has it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.domain.operation.audit import SYSTEM, Act, Actor, Way
from grader.engine.operation.acting import actor
from grader.engine.ports.audit import AuditQuery
from tests.web.site import Site, open_site


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with open_site(tmp_path) as site:
        yield site


def actors(site: Site, act: Act) -> list[Actor]:
    """Return who did this, newest first."""
    with site.grader.database.read() as tx:
        return [entry.actor for entry in tx.audit.find(AuditQuery(act=act), 9)]


def person_id(site: Site, handle: str) -> str:
    with site.grader.database.read() as tx:
        person = tx.people.by_handle(handle)
    assert person is not None
    return person.id


def test_a_form_is_sent_by_who_is_signed_in(site: Site) -> None:
    browsers = {handle: site.browser(handle) for handle in ("ada", "karim")}

    for browser in browsers.values():
        browser.post("/account/tokens", page="/account", label="laptop", scope="git")

    made = [Actor(Way.WEB, person_id(site, handle)) for handle in ("karim", "ada")]
    assert actors(site, Act.TOKEN_MADE) == made


def test_a_thread_forgets_who_acted_once_the_request_is_over(site: Site) -> None:
    site.browser("ada").post("/account/tokens", page="/account", label="laptop", scope="git")

    assert actor() == SYSTEM


def test_signing_in_is_the_persons_own_act(site: Site) -> None:
    site.browser("ada")

    assert actors(site, Act.SIGNED_IN) == [Actor(Way.WEB, person_id(site, "ada"))]
