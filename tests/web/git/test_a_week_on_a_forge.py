"""A week of a learner whose code is on a Forgejo, which sends what its documentation says: it all comes in once.

https://forgejo.org/docs/latest/user/webhooks/, https://forgejo.org/docs/latest/user/api-usage/
"""

import hmac
import json
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha1, sha256
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from uuid import uuid4

import pytest

from grader.adapters.git.fetching import GitFetch
from grader.adapters.public_https.forge_statuses import ForgeStatuses
from grader.adapters.public_https.posting import PublicPosting
from grader.assembly import Grader
from grader.commands.hosting.fetching import fetch_due, tell_due
from grader.domain.grading.report import CheckReport, Ending, Report
from grader.domain.remotes.forge import ForgeKind
from grader.domain.remotes.remote import Remote, RemoteFault
from grader.domain.text import Message
from grader.domain.verdicts import Outcome, Reason
from grader.engine.remotes.connecting import fetch_now
from tests.adapters.git.forge import HOST, IDENTITY, Forge, serving_forge
from tests.fakes.sandbox import FakeSandbox
from tests.web.git.beginner import COHORT, Beginner, Class, grade_next, school_of_beginners

pytestmark = pytest.mark.slow

SECRET = "hush"
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi")
STATUSES = "/api/v1/repos/ada/exercices/statuses/"
WRONG = "# pas encore\n"
CHECKS = ("says-hello", "uses-name", "empty-name", "trims-spaces")
FAILED = CheckReport(CHECKS[0], Outcome.FAILED, Reason.CHECK_FAILED, Message("assertion"))
NOT_YET = Report((FAILED, *(CheckReport(one, Outcome.NOT_RUN) for one in CHECKS[1:])), Ending.FINISHED)


@dataclass
class Forgejo:
    """Ada's repository there, and whoever fetches and grades at the school.

    Attributes:
        statuses: What it was told of its commits, oldest first: commit, state, context.
    """

    forge: Forge
    school: Class
    ada: Beginner
    remote: Remote
    host: Grader
    sandbox: FakeSandbox
    statuses: list[tuple[str, str, str]] = field(default_factory=list)

    def sends(self, event: str, secret: str = SECRET, **said: object) -> int:
        """Deliver an event as Forgejo does, and return the status of the answer."""
        body = json.dumps(said, indent=2).encode()
        signature = hmac.new(secret.encode(), body, sha256).hexdigest()
        named = {"Delivery": str(uuid4()), "Event": event, "Event-Type": event, "Signature": signature}
        headers = {f"X-{name}-{what}": value for name in ("Forgejo", "Gitea", "Gogs") for what, value in named.items()}
        headers |= {
            "User-Agent": "Go-http-client/1.1",
            "Content-Type": "application/json",
            "X-Hub-Signature": f"sha1={hmac.new(secret.encode(), body, sha1).hexdigest()}",
            "X-Hub-Signature-256": f"sha256={signature}",
            "X-GitHub-Delivery": named["Delivery"],
            "X-GitHub-Event": event,
            "X-GitHub-Event-Type": event,
        }
        asked = Request(f"{self.school.address}/webhooks/{self.remote.id}", body, headers)
        try:
            with urlopen(asked, timeout=30) as answer:
                return int(answer.status)
        except HTTPError as refused:
            return refused.code

    def tells_of(self, commit: str, ref: str = "refs/heads/main", secret: str = SECRET) -> int:
        """Deliver a push of it."""
        who = {"id": 1, "login": "ada", "full_name": "", "email": "ada@noreply.localhost", "username": "ada"}
        one = {
            "id": commit,
            "message": "essai\n",
            "url": f"https://{HOST}/ada/exercices/commit/{commit}",
            "author": {"name": "Ada", "email": "ada@localhost", "username": "ada"},
            "committer": {"name": "Ada", "email": "ada@localhost", "username": "ada"},
            "verification": None,
            "timestamp": "2026-10-05T09:00:00+02:00",
            "added": [],
            "removed": [],
            "modified": ["bonjour/bonjour.py"],
        }
        repository = {"id": 7, "name": "exercices", "full_name": "ada/exercices", "private": False, "owner": who}
        return self.sends(
            "push",
            secret,
            ref=ref,
            before="0" * 40,
            after=commit,
            compare_url="",
            commits=[one],
            total_commits=1,
            head_commit=one,
            repository=repository,
            pusher=who,
            sender=who,
        )

    def works(self) -> int:
        """Let the school fetch, grade and tell; return how many hand-ins came."""
        taken = fetch_due(self.host)
        for _ in range(taken):
            grade_next(self.host, self.sandbox)
        tell_due(self.host)
        return taken

    def fault(self) -> RemoteFault | None:
        """Return why nothing came last."""
        with self.school.grader.database.read() as tx:
            found = tx.remotes.get(self.remote.id)
        assert found is not None
        return found.fault

    def hears(self, request: BaseHTTPRequestHandler) -> bool:
        """Answer in its API's place."""
        if not request.path.startswith(STATUSES):
            return False
        said = json.loads(request.rfile.read(int(request.headers["Content-Length"])))
        right = request.headers["Authorization"] == "token of-the-school"
        if right:
            self.statuses.append((request.path.removeprefix(STATUSES), said["state"], said["context"]))
        request.send_response(201 if right else 401)
        request.send_header("Content-Length", "0")
        request.end_headers()
        return True


@pytest.fixture
def forgejo(tmp_path: Path) -> Iterator[Forgejo]:
    """Yield a school, and a forge with the first lines of a learner of it."""
    for folder in ("forge", "ada"):
        (tmp_path / folder).mkdir()
    sandbox = FakeSandbox({WRONG.encode(): NOT_YET})
    with serving_forge(tmp_path / "forge") as forge, school_of_beginners(tmp_path / "school", sandbox) as school:
        ada = school.beginner(tmp_path / "ada")
        ours = school.grader
        with ours.database.begin() as tx:
            place = tx.cohorts.enrollment_of(COHORT.slug, ada.person.id)
            assert place is not None
            address = f"https://{HOST}/ada/exercices.git"
            remote = Remote(ours.new_id(), place.id, "", address, "main", SECRET, ours.now())
            tx.remotes.put(remote)
        yield running(forge, school, ada, remote, sandbox)


def running(forge: Forge, school: Class, ada: Beginner, remote: Remote, sandbox: FakeSandbox) -> Forgejo:
    """Return the forge, with a host of the school that reaches it on loopback."""
    here = (
        ("http.sslCAInfo", str(forge.certificate)),
        (f"url.https://{HOST}:{forge.port}/.insteadOf", f"https://{HOST}/"),
    )
    folder = school.grader.settings.repositories_folder
    posting = PublicPosting(ssl.create_default_context(cafile=str(forge.certificate)), loopback=True)
    host = replace(
        school.grader,
        fetch=GitFetch(folder, public=lambda _: True, extra=here, port=forge.port),
        tell=ForgeStatuses({HOST: ForgeKind.GITEA}, {HOST: "of-the-school"}, posting, port=forge.port),
    )
    forgejo = Forgejo(forge, school, ada, remote, host, sandbox)
    forge.misbehaves = forgejo.hears
    return forgejo


def replaced(forge: Forge) -> str:
    """Let the last commit on `main` be replaced by another, as a forced push does, and forgotten by the forge."""
    work, bare = forge.folder / "work/ada/exercices", forge.folder / "ada/exercices.git"
    amended, pushed = (
        ("commit", "--amend", "--quiet", "-m", "mieux"),
        ("push", "--quiet", "--force", "origin", "HEAD:main"),
    )
    for place, command in ((work, amended), (work, pushed), (bare, ("gc", "--quiet", "--prune=now"))):
        subprocess.run(["git", "-C", str(place), *IDENTITY, *command], check=True, capture_output=True)
    told = subprocess.run(["git", "-C", str(work), "rev-parse", "HEAD"], check=True, capture_output=True, text=True)
    return told.stdout.strip()


@pytest.mark.timeout(600)
def test_a_week_of_pushes_comes_in_once_each_and_is_answered(forgejo: Forgejo) -> None:
    sent: list[str] = []
    for day in DAYS:
        for content in (f"# {day}\n", WRONG):
            commit = forgejo.forge.pushed({"bonjour/bonjour.py": content, "notes.md": f"{day} {content}"})
            assert forgejo.tells_of(commit) == 202
            assert forgejo.works() == 1
            assert (forgejo.tells_of(commit), forgejo.works()) == (200, 0)
            sent.append(commit)

    handed_in = forgejo.ada.submissions("bonjour")
    assert [one.commit for one in handed_in] == sent
    assert [one.number for one in handed_in] == list(range(1, 11))
    assert forgejo.statuses == [
        (commit, state, "grader") for commit, state in zip(sent, ("success", "failure") * 5, strict=True)
    ]


def test_what_else_a_forge_sends_brings_nothing(forgejo: Forgejo) -> None:
    commit = forgejo.forge.pushed({"bonjour/bonjour.py": "# a\n"})

    answers = {
        "a ping": forgejo.sends("ping", zen="…"),
        "an issue": forgejo.sends("issues", action="opened"),
        "a tag": forgejo.tells_of(commit, ref="refs/tags/v1"),
        "another branch": forgejo.tells_of(commit, ref="refs/heads/essais"),
        "a branch that was removed": forgejo.tells_of("0" * 40),
        "signed by somebody else": forgejo.tells_of(commit, secret="guessed"),
        "no commit": forgejo.tells_of("HEAD"),
    }

    assert list(answers.values()) == [200, 200, 200, 200, 200, 403, 400]
    assert forgejo.works() == 0
    assert forgejo.ada.submissions("bonjour") == []


def test_a_commit_that_was_replaced_is_told_and_the_one_in_its_place_comes_in(forgejo: Forgejo) -> None:
    gone = forgejo.forge.pushed({"bonjour/bonjour.py": "# a\n"})
    kept = replaced(forgejo.forge)

    first = (forgejo.tells_of(gone), forgejo.works(), forgejo.fault())
    second = (forgejo.tells_of(kept), forgejo.works(), forgejo.fault())

    assert (first, second) == ((202, 0, RemoteFault.COMMIT_GONE), (202, 1, None))
    assert [one.commit for one in forgejo.ada.submissions("bonjour")] == [kept]


def test_two_pushes_in_a_row_lose_nothing_of_the_newer(forgejo: Forgejo) -> None:
    older, newer = (forgejo.forge.pushed({"bonjour/bonjour.py": f"# {number}\n"}) for number in (1, 2))

    assert [forgejo.tells_of(one) for one in (older, newer)] == [202, 202]
    assert forgejo.works() == 1
    assert [one.commit for one in forgejo.ada.submissions("bonjour")] == [newer]


def test_a_forge_that_is_down_for_a_while_loses_nothing(forgejo: Forgejo) -> None:
    commit = forgejo.forge.pushed({"bonjour/bonjour.py": "# a\n"})
    forgejo.forge.misbehaves = away
    told = (forgejo.tells_of(commit), forgejo.works(), forgejo.fault())
    forgejo.forge.misbehaves = forgejo.hears

    ours = forgejo.school.grader
    fetch_now(forgejo.ada.person, COHORT.slug, forgejo.remote.id, database=ours.database, now=ours.now)

    assert told == (202, 0, RemoteFault.UNREACHABLE)
    assert forgejo.works() == 1
    assert forgejo.statuses == [(commit, "success", "grader")]


def away(request: BaseHTTPRequestHandler) -> bool:
    """Answer as a proxy does whose forge is down."""
    request.send_response(502)
    request.send_header("Content-Length", "0")
    request.end_headers()
    return True
