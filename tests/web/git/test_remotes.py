"""A push to a real forge, told of by its webhook, is fetched by a host and waits for its verdict like any other."""

import hmac
import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from grader.adapters.git.fetching import GitFetch
from grader.assembly import Grader
from grader.commands.hosting.fetching import fetch_due
from grader.domain.remotes.remote import Remote
from tests.adapters.git.forge import Forge, serving_forge
from tests.web.git.beginner import COHORT, Beginner, Class


@pytest.fixture(scope="module")
def forge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forge]:
    with serving_forge(tmp_path_factory.mktemp("forge")) as forge:
        yield forge


def host(school: Class, forge: Forge) -> Grader:
    """Return what a worker host fetches with, from loopback too."""
    folder = school.grader.settings.repositories_folder
    own = (("http.sslCAInfo", str(forge.certificate)),)
    return replace(school.grader, fetch=GitFetch(folder, public=lambda _: True, extra=own, port=forge.port))


def connected(school: Class, ada: Beginner, forge: Forge) -> Remote:
    """Let the school know of Ada's repository; a page takes no forge on loopback."""
    with school.grader.database.begin() as tx:
        place = tx.cohorts.enrollment_of(COHORT.slug, ada.person.id)
        assert place is not None
        new = Remote(school.grader.new_id(), place.id, "", forge.address(), "main", "hush", school.grader.now())
        tx.remotes.put(new)
    return new


def told(school: Class, remote: Remote, commit: str) -> int:
    body = json.dumps({"ref": "refs/heads/main", "after": commit}).encode()
    signature = hmac.new(b"hush", body, sha256).hexdigest()
    headers = {"X-Gitea-Event": "push", "X-Gitea-Signature": signature, "Content-Type": "application/json"}
    request = Request(f"{school.address}/webhooks/{remote.id}", body, headers)
    try:
        with urlopen(request, timeout=30) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code


def test_a_push_to_a_forge_is_handed_in_once(beginners: Class, ada: Beginner, forge: Forge):
    remote = connected(beginners, ada, forge)
    commit = forge.pushed({"bonjour/bonjour.py": "def saluer(nom):\n    return nom\n"})

    heard = told(beginners, remote, commit)
    ours = host(beginners, forge)
    fetched = fetch_due(ours)
    again = (told(beginners, remote, commit), fetch_due(ours))

    assert (heard, fetched, again) == (202, 1, (200, 0))
    with beginners.grader.database.read() as tx:
        (submission,) = tx.submissions.latest(remote.enrollment_id, 9)
    assert (submission.commit, submission.exercise) == (commit, "bonjour")
    assert "refs/fetched" not in ada.types("git ls-remote origin").terminal
