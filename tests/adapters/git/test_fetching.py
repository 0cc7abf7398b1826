"""Fetching from a forge: what it holds comes, and whatever it does wrong is told in a word, within bounds."""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from grader.adapters.git import fetching
from grader.adapters.git.fetching import FETCHED, GitFetch
from grader.adapters.sealing import SealByFile
from grader.domain.remotes.remote import HEAD, Remote, RemoteFault
from grader.engine.ports.remotes import Fetched
from tests.adapters.git.bare import BareRepositories
from tests.adapters.git.bombs import bomb, named, zeros
from tests.adapters.git.forge import Forge, drips, lists_refs_without_end, redirects, serving_forge

PATH = "web/ada.git"


@pytest.fixture(scope="module")
def forge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forge]:
    with serving_forge(tmp_path_factory.mktemp("forge")) as forge:
        yield forge


@pytest.fixture
def fetch(bare: BareRepositories, forge: Forge) -> GitFetch:
    """Return what fetches from loopback, too, into a folder with Ada's repository."""
    bare.create(PATH, (), "Start")
    forge.misbehaves = lambda _request: False
    return GitFetch(
        bare.folder, public=lambda _: True, extra=(("http.sslCAInfo", str(forge.certificate)),), port=forge.port
    )


TOKEN = "github_pat_of_ada"


@dataclass
class Door:
    """Lets nobody of a forge's repositories be read without its token.

    Attributes:
        opened: How often it was shown.
        command_lines: Of all that ran on this machine meanwhile.
    """

    token: str
    status: int = 401
    opened: int = 0
    command_lines: set[bytes] = field(default_factory=set)

    @property
    def shown(self) -> str:
        """Return how the token is shown."""
        return b64encode(f"x-access-token:{self.token}".encode()).decode()

    def __call__(self, request: BaseHTTPRequestHandler) -> bool:
        for place in Path("/proc").glob("[0-9]*/cmdline"):
            with suppress(OSError):
                self.command_lines.add(place.read_bytes())
        if request.headers.get("Authorization") == f"Basic {self.shown}":
            self.opened += 1
            return False
        request.send_response(self.status)
        request.send_header("WWW-Authenticate", "Basic realm=forge")
        request.send_header("Content-Length", "0")
        request.end_headers()
        return True


def sealed(bare: BareRepositories, forge: Forge, seal: SealByFile) -> GitFetch:
    """Return what fetches from loopback with tokens that this opens."""
    own = (("http.sslCAInfo", str(forge.certificate)),)
    return GitFetch(bare.folder, seal=seal, public=lambda _: True, extra=own, port=forge.port)


def remote(forge: Forge, name: str = "ada/exercices", wanted: str = HEAD, branch: str = "main") -> Remote:
    return Remote("r", "e", "", forge.address(name), branch, "s", datetime.now(UTC), wanted)


def test_a_branch_is_held_in_the_learners_own_repository(fetch: GitFetch, forge: Forge, bare: BareRepositories):
    commit = forge.pushed({"bonjour/bonjour.py": "a = 1\n"})

    fetched = fetch(PATH, remote(forge))

    assert isinstance(fetched, Fetched)
    assert fetched.commit == commit
    assert list(bare.folders(PATH, commit)) == ["bonjour"]
    assert (bare.folder / PATH / FETCHED / commit).exists()


def test_a_commit_is_fetched_by_its_id_though_the_branch_went_on(fetch: GitFetch, forge: Forge):
    first = forge.pushed({"a/a.py": "1\n"}, "ada/deux")
    forge.pushed({"a/a.py": "2\n"}, "ada/deux")

    fetched = fetch(PATH, remote(forge, "ada/deux", first))

    assert isinstance(fetched, Fetched)
    assert fetched.commit == first


def test_a_commit_that_is_gone_is_told(fetch: GitFetch, forge: Forge):
    forge.pushed({"a/a.py": "1\n"})

    assert fetch(PATH, remote(forge, wanted="1" * 40)) is RemoteFault.COMMIT_GONE


@pytest.mark.parametrize(
    ("name", "branch", "why"),
    [("ada/rien", "main", RemoteFault.NOT_THERE), ("ada/exercices", "absente", RemoteFault.NO_BRANCH)],
)
def test_what_is_not_there_is_told(fetch: GitFetch, forge: Forge, name: str, branch: str, why: RemoteFault):
    forge.pushed({"a/a.py": "1\n"})

    assert fetch(PATH, remote(forge, name, branch=branch)) is why


def test_it_follows_nobody_elsewhere(fetch: GitFetch, forge: Forge):
    forge.misbehaves = redirects

    assert fetch(PATH, remote(forge)) is RemoteFault.MOVED


def test_it_waits_for_nobody_long(fetch: GitFetch, forge: Forge, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fetching, "SECONDS", 0.5)
    forge.misbehaves = drips

    assert fetch(PATH, remote(forge)) is RemoteFault.TOO_SLOW


def test_a_large_pack_is_left_where_it_is(fetch: GitFetch, forge: Forge, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fetching, "MOST_BYTES", 50_000)
    forge.pushed({"a/a.txt": "".join(f"{number * 7919}\n" for number in range(60_000))}, "ada/grand")

    assert fetch(PATH, remote(forge, "ada/grand")) is RemoteFault.TOO_LARGE


def test_a_file_that_unpacks_to_more_than_it_may_take_is_left_where_it_is(fetch: GitFetch, forge: Forge):
    forge.pushed({"a/a.py": "1\n"}, "ada/bombe")
    forge.packed(*bomb(megabytes=110), "ada/bombe")

    assert fetch(PATH, remote(forge, "ada/bombe")) is RemoteFault.TOO_LARGE


@pytest.mark.slow
def test_a_file_that_unpacks_for_too_long_is_left_where_it_is(
    fetch: GitFetch, forge: Forge, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(fetching, "CPU_SECONDS", 1)
    forge.pushed({"a/a.py": "1\n"}, "ada/zeros")
    forge.packed(*zeros(megabytes=700), "ada/zeros")

    assert fetch(PATH, remote(forge, "ada/zeros")) is RemoteFault.TOO_LARGE


def test_branches_without_end_are_not_all_listened_to(fetch: GitFetch, forge: Forge):
    forge.misbehaves = lists_refs_without_end

    assert fetch(PATH, remote(forge)) is RemoteFault.TOO_LARGE


def test_objects_that_git_would_not_take_from_anybody_are_told(fetch: GitFetch, forge: Forge):
    forge.pushed({"a/a.py": "1\n"}, "ada/faux")
    forge.packed(*named(b".git"), "ada/faux")

    assert fetch(PATH, remote(forge, "ada/faux")) is RemoteFault.BROKEN


def test_a_private_repository_is_read_by_a_token_that_nobody_sees(
    bare: BareRepositories,
    forge: Forge,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
):
    bare.create(PATH, (), "Start")
    commit = forge.pushed({"a/a.py": "1\n"}, "ada/prive")
    door = Door(TOKEN)
    monkeypatch.setattr(forge, "misbehaves", door)
    seal = SealByFile(tmp_path / "remote_key")
    fetch, private = sealed(bare, forge, seal), remote(forge, "ada/prive")
    private = replace(private, sealed_token=seal.close(TOKEN, private.token_place))

    fetched = fetch(PATH, private)

    assert isinstance(fetched, Fetched)
    assert fetched.commit == commit
    assert door.opened > 0
    assert door.command_lines
    assert not [line for line in door.command_lines if TOKEN.encode() in line or door.shown.encode() in line]
    assert TOKEN not in "".join(capfd.readouterr())
    assert not [
        file for file in (bare.folder / PATH).rglob("*") if file.is_file() and TOKEN.encode() in file.read_bytes()
    ]


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_token_that_a_forge_refuses_is_told(
    bare: BareRepositories, forge: Forge, tmp_path: Path, status: int, monkeypatch: pytest.MonkeyPatch
):
    bare.create(PATH, (), "Start")
    forge.pushed({"a/a.py": "1\n"}, "ada/prive")
    monkeypatch.setattr(forge, "misbehaves", Door("another-token", status))
    seal = SealByFile(tmp_path / "remote_key")
    private = remote(forge, "ada/prive")

    fetched = sealed(bare, forge, seal)(PATH, replace(private, sealed_token=seal.close(TOKEN, private.token_place)))

    assert fetched is RemoteFault.REFUSED


def test_a_token_of_another_key_or_another_place_opens_nothing_and_asks_nobody(
    bare: BareRepositories, forge: Forge, tmp_path: Path
):
    bare.create(PATH, (), "Start")
    ours, theirs = SealByFile(tmp_path / "ours"), SealByFile(tmp_path / "theirs")
    private, before = remote(forge, "ada/prive"), forge.asked
    fetch = sealed(bare, forge, ours)

    told = [
        fetch(PATH, replace(private, sealed_token=one))
        for one in (theirs.close(TOKEN, private.token_place), ours.close(TOKEN, "another place"), "é", "AAAA")
    ]

    assert told == [RemoteFault.REFUSED] * 4
    assert forge.asked == before


def test_a_public_repository_is_shown_no_token(fetch: GitFetch, forge: Forge, monkeypatch: pytest.MonkeyPatch):
    forge.pushed({"a/a.py": "1\n"})
    door = Door("")
    monkeypatch.setattr(forge, "misbehaves", door)

    assert fetch(PATH, remote(forge)) is RemoteFault.NOT_THERE
    assert door.opened == 0


def test_a_host_of_our_own_network_is_never_asked(bare: BareRepositories, forge: Forge):
    bare.create(PATH, (), "Start")
    before = forge.asked

    assert GitFetch(bare.folder)(PATH, remote(forge)) is RemoteFault.PRIVATE
    assert forge.asked == before


def test_a_name_is_looked_up_once_and_that_address_alone_is_asked(bare: BareRepositories, forge: Forge):
    bare.create(PATH, (), "Start")
    forge.pushed({"a/a.py": "1\n"})
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    own = (("http.sslCAInfo", str(forge.certificate)),)
    fetch = GitFetch(bare.folder, public=lambda _: True, resolve=lambda _: next(answers), extra=own, port=forge.port)
    elsewhere = replace(remote(forge), address=forge.address().replace("localhost", "forge.test"))

    assert isinstance(fetch(PATH, elsewhere), Fetched)
    assert next(answers) == ["10.0.0.1"]
