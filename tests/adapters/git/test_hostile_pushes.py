"""Pushes that no Git client sends: written by hand, cut short, or made to slip past us."""

from dataclasses import dataclass, field
from io import BytesIO

import pytest

from grader.adapters.git.packets import FLUSH
from grader.adapters.git.receiving import ZERO
from grader.adapters.git.refusals import refusals_of
from grader.adapters.git.service import GitService
from grader.adapters.git.transport import GitTransport
from grader.domain.exercises.exercise import SourceFile
from grader.engine.ports.git import Receiving, RefUpdate
from tests.adapters.git.bare import BareRepositories
from tests.adapters.git.bombs import bomb

ADA = "web-2610/ada.git"
CAPABILITIES = "report-status side-band-64k"


@dataclass
class Forge:
    """Ada's repository at its start, and a pack that holds another history."""

    bare: BareRepositories
    start: str = field(init=False)
    other: str = field(init=False)
    pack: bytes = field(init=False)

    def __post_init__(self) -> None:
        self.start = self.bare.create(ADA, [SourceFile("bonjour/bonjour.py", b"")], "Point de départ")
        self.bare.create("other.git", [SourceFile("bonjour/bonjour.py", b"x = 1\n")], "Autre")
        self.other = self.bare.git("other.git", "rev-parse", "main").decode().strip()
        self.pack = self.bare.git("other.git", "pack-objects", "--stdout", "--revs", "-q", stdin=b"main\n")

    def receive(self, body: bytes | BytesIO) -> Receiving:
        """Push a body to its end, and return the push."""
        stream = body if isinstance(body, BytesIO) else BytesIO(body)
        push = GitTransport(self.bare.folder).receive(ADA, stream)
        self.answer = b"".join(push.answer())
        return push

    @property
    def main(self) -> str:
        """Return the commit that `main` is at."""
        return self.bare.git(ADA, "rev-parse", "refs/heads/main").decode().strip()


@pytest.fixture
def forge(bare: BareRepositories) -> Forge:
    return Forge(bare)


class CutShort(BytesIO):
    """A body whose client goes away at its end."""

    def read(self, size: int | None = -1) -> bytes:
        """Return bytes while there are any, then break like a connection."""
        if block := super().read(size):
            return block
        raise ConnectionError


def packet(text: str) -> bytes:
    """Return a line as Git packs it."""
    return f"{len(text.encode()) + 4:04x}{text}".encode()


def command(old: str, new: str, ref: str, capabilities: str = CAPABILITIES) -> bytes:
    """Return a first command."""
    return packet(f"{old} {new} {ref}\0{capabilities}")


def test_a_branch_pushed_by_hand_is_taken(forge: Forge) -> None:
    push = forge.receive(command(ZERO, forge.other, "refs/heads/other") + FLUSH + forge.pack)

    assert push.updates == (RefUpdate("refs/heads/other", ZERO, forge.other),)
    assert push.refusals() == {}
    assert b"unpack ok" in forge.answer


@pytest.mark.parametrize("gap", [b"zzzz", b"+00b", packet(f"shallow {ZERO}") * 4_096], ids=["word", "sign", "many"])
def test_a_command_that_we_cannot_read_cannot_rewrite_main(forge: Forge, gap: bytes) -> None:
    first = command(ZERO, forge.other, "refs/heads/other")
    hidden = packet(f"{forge.start} {forge.other} refs/heads/main")

    forge.receive(first + gap + hidden + FLUSH + forge.pack)

    assert forge.main == forge.start


@pytest.mark.parametrize("ref", ["HEAD", "main", "refs/heads/../../config", "config", "refs/heads/main.lock", "refs"])
def test_a_name_that_is_no_ref_is_refused(forge: Forge, ref: str) -> None:
    push = forge.receive(command(ZERO, forge.other, ref) + FLUSH + forge.pack)

    assert set(push.refusals()) == {ref}
    assert forge.main == forge.start


@pytest.mark.parametrize("kept", [0, 2, 60, 300])
def test_a_client_that_goes_away_in_the_middle_moves_nothing(forge: Forge, kept: int) -> None:
    body = command(ZERO, forge.other, "refs/heads/other") + FLUSH + forge.pack

    forge.receive(CutShort(body[:kept]))

    assert forge.main == forge.start
    assert b"other" not in forge.bare.git(ADA, "for-each-ref")


def test_a_pack_that_is_not_one_is_refused(forge: Forge) -> None:
    push = forge.receive(command(ZERO, forge.other, "refs/heads/other") + FLUSH + b"PACK" + b"\0" * 5_000)

    assert push.refusals() == {"refs/heads/other": "push_refused"}


def test_a_file_that_unpacks_to_more_than_a_push_may_take_is_refused_before_it_does(forge: Forge) -> None:
    pack, commit = bomb(megabytes=300)

    push = forge.receive(command(ZERO, commit, "refs/heads/other") + FLUSH + pack)

    assert len(pack) < 500
    assert push.refusals() == {"refs/heads/other": "file_too_large"}
    assert b"other" not in forge.bare.git(ADA, "for-each-ref")


def test_what_takes_a_push_in_is_bounded_and_what_its_bounds_ended_is_told(forge: Forge) -> None:
    with GitService("git-receive-pack", forge.bare.folder / ADA, {}, BytesIO(), b"") as process:
        command_line = process.args
    report = packet("unpack unpack-objects abnormal exit\n") + packet("ng refs/heads/main unpacker error\n") + FLUSH

    assert isinstance(command_line, list)
    assert command_line[:3] == ["prlimit", "--data=268435456", "--cpu=60"]
    assert refusals_of(report, b"") == {"refs/heads/main": "file_too_large"}
    assert refusals_of(report, b"fatal: bad pack\n") == {"refs/heads/main": "push_refused"}


def test_what_is_left_of_a_refused_push_is_read_so_that_the_answer_is_heard(forge: Forge) -> None:
    body = BytesIO(command(ZERO, forge.other, "refs/tags/v1") + FLUSH + b"x" * 5_000_000)

    forge.receive(body)

    assert body.read() == b""


def test_a_client_without_a_side_band_gets_the_plain_report(forge: Forge) -> None:
    push = forge.receive(command(ZERO, forge.other, "refs/heads/other", "report-status") + FLUSH + forge.pack)

    assert b"ok refs/heads/other" in forge.answer
    assert (push.say("Bonjour"), push.end()) == (b"", b"")


def test_a_long_line_is_said_in_packets_that_old_clients_take(forge: Forge) -> None:
    push = forge.receive(command(ZERO, forge.other, "refs/heads/other") + FLUSH + forge.pack)

    said = push.say("é" * 1_000)

    assert [said[at : at + 5] for at in (0, 905, 1_810)] == [b"0389\x02", b"0389\x02", b"00cd\x02"]
    assert len(said) == 2_015


def test_a_client_that_does_not_stay_for_the_answer_has_pushed_all_the_same(forge: Forge) -> None:
    body = command(ZERO, forge.other, "refs/heads/other") + FLUSH + forge.pack
    answer = GitTransport(forge.bare.folder).receive(ADA, BytesIO(body)).answer()

    next(answer)
    answer.close()

    assert forge.other.encode() in forge.bare.git(ADA, "for-each-ref")


def certificate(*lines: str) -> bytes:
    """Return a signed push, which we never offer: Git reads its commands from all its packets put together."""
    return packet(f"push-cert\0{CAPABILITIES}") + b"".join(map(packet, lines)) + packet("push-cert-end\n")


def test_a_signed_push_cannot_rewrite_main(forge: Forge) -> None:
    header = "certificate version 0.1\npusher Ada <ada@example.org> 1790000000 +0000\n\n"
    command = f"{forge.start} {forge.other} refs/heads/main\n"

    forge.receive(certificate(header + command + "-----BEGIN PGP SIGNATURE-----\n") + FLUSH + forge.pack)

    assert forge.main == forge.start


def test_main_is_not_deleted_as_if_it_were_broken(forge: Forge) -> None:
    forge.receive(command(ZERO, ZERO, "refs/heads/main") + FLUSH)

    assert forge.main == forge.start


def test_commands_without_end_are_not_kept_in_memory(forge: Forge) -> None:
    endless = BytesIO(packet(f"{ZERO} {forge.other} refs/heads/{'x' * 60_000}") * 100)

    GitTransport(forge.bare.folder).receive(ADA, endless)

    assert endless.tell() <= 1_048_576 + 65_535


def with_options(forge: Forge, *options: bytes) -> bytes:
    """Return a push that says that it has options, and these packets of them, before its pack."""
    first = command(ZERO, forge.other, "refs/heads/other", f"{CAPABILITIES} push-options")
    return first + FLUSH + b"".join(options) + forge.pack


def test_options_are_read_and_kept_from_git(forge: Forge) -> None:
    push = forge.receive(with_options(forge, packet("ascii"), packet("fr\n"), FLUSH))

    assert push.options == ("ascii", "fr")
    assert push.refusals() == {}
    assert b"unpack ok" in forge.answer


def test_a_client_that_knows_no_options_gives_none(forge: Forge) -> None:
    push = forge.receive(command(ZERO, forge.other, "refs/heads/other") + FLUSH + forge.pack)

    assert push.options == ()


def test_many_and_long_options_are_cut(forge: Forge) -> None:
    push = forge.receive(with_options(forge, *[packet("x" * 500)] * 100, FLUSH))

    assert push.options == ("x" * 100,) * 20
    assert push.refusals() == {}


@pytest.mark.parametrize("options", [[], [b"zzzz"], [packet("x")] * 20_000], ids=["none", "odd", "without end"])
def test_options_that_do_not_end_where_they_should_move_nothing(forge: Forge, options: list[bytes]) -> None:
    push = forge.receive(with_options(forge, *options))

    assert set(push.refusals()) == {"refs/heads/other"}
    assert forge.main == forge.start
    assert b"other" not in forge.bare.git(ADA, "for-each-ref")


def test_options_without_end_are_not_kept_in_memory(forge: Forge) -> None:
    endless = BytesIO(with_options(forge, *[packet("x" * 60_000)] * 100))

    GitTransport(forge.bare.folder).receive(ADA, endless)

    assert endless.tell() <= 2 * 65_536 + 1_000


def test_a_command_among_the_options_is_none(forge: Forge) -> None:
    hidden = packet(f"{forge.start} {forge.other} refs/heads/main")

    push = forge.receive(with_options(forge, hidden, FLUSH))

    assert [update.ref for update in push.updates] == ["refs/heads/other"]
    assert forge.main == forge.start
