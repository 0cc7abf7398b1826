"""What OpenSSH's server runs for Git over SSH: whose key is offered, and then one repository's protocol over our web.

It decides nothing. Whatever it is asked, it asks the web by HTTP, so that a push over SSH is the same push: one intake,
one set of rules, one live answer. It is one file of the standard library, as each connection starts it three times.

The web is named with `--web`, and the file of the secret that the web trusts with `--secret`. `keys FINGERPRINT` is for
`AuthorizedKeysCommand`, `serve KEY_ID` for the command that each key is bound to; what the client asked for stands in
`SSH_ORIGINAL_COMMAND`, and never reaches a shell. https://man.openbsd.org/sshd.8#AUTHORIZED_KEYS_FILE_FORMAT
"""

import argparse
import os
import re
import shlex
import sys
from collections.abc import Iterable, Iterator
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote, urlsplit

PUSH, FETCH = "git-receive-pack", "git-upload-pack"
PATH = re.compile(r"/?((?:[a-z0-9-]+/)?[a-z0-9-]+)(?:\.git)?/?")
VERSION_2 = "version=2"
FLUSH, DELIMITER, DONE = b"0000", b"0001", b"0009done\n"
LENGTH = 4
MOST_ASKED_BYTES = 10_485_760
"""Of one request of a fetch, and of what stands before a pack."""

BLOCK_BYTES = 65_536
SECONDS = 900
"""Longer than a push is ever followed without a line."""

SECRET_BYTES = 32
OK = 200

NOT_GIT = "Only Git's own protocol is understood here."
TOO_MUCH = "This asks for too much at once."
TOO_OLD = (
    "This Git is too old for that: install a newer one. / Ce Git est trop ancien : installe une version plus récente."
)
AWAY = "Our side is away: try again in a minute. / Notre côté est absent un instant : réessaie dans une minute."
"""What is said where no language is known: of what only programs do wrong, and where the web cannot say it."""


class NotHad(Exception):
    """What was asked for is not to be had; the sentence is for who asked."""


class Web:
    """The installation's web, as its SSH server asks it.

    Args:
        address: Where it answers this machine.
        secret: What it knows us by.
        key: The id of the key that somebody came with; none before.
    """

    def __init__(self, address: str, secret: str, key: str = "") -> None:
        self._address = urlsplit(address)
        self._headers = {"Authorization": f"Bearer {secret}", "Accept-Encoding": "identity"}
        if key:
            self._headers["Grader-Key"] = key

    def ask(self, path: str, body: Iterable[bytes] | None = None, **headers: str) -> HTTPResponse:
        """Return the answer to a request; with a body it is sent as it comes.

        Raises:
            NotHad: The web says no, in its own words.
            OSError, HTTPException: It does not answer.
        """
        kind = HTTPSConnection if self._address.scheme == "https" else HTTPConnection
        connection = kind(self._address.hostname or "", self._address.port, timeout=SECONDS)
        named = self._headers | {name.replace("_", "-"): value for name, value in headers.items()}
        if body is None:
            connection.request("GET", path, headers=named)
        else:
            named["Transfer-Encoding"] = "chunked"
            connection.request("POST", path, body=body, headers=named, encode_chunked=True)
        answer = connection.getresponse()
        if answer.status != OK:
            raise NotHad(answer.read(MOST_ASKED_BYTES).decode("utf-8", "replace").strip())
        return answer


def packets(source: BinaryIO) -> Iterator[bytes]:
    """Yield packets as they come, up to the end: https://git-scm.com/docs/gitprotocol-common#_pkt_line_format.

    Raises:
        NotHad: Something else comes.
    """
    while head := source.read(LENGTH):
        try:
            length = int(head, 16)
        except ValueError:
            raise NotHad(NOT_GIT) from None
        if len(head) != LENGTH or length > BLOCK_BYTES:
            raise NotHad(NOT_GIT)
        yield head + source.read(max(0, length - LENGTH))


def until_flush(source: Iterator[bytes]) -> bytes:
    """Return packets up to a flush, and it; nothing at the end.

    Raises:
        NotHad: They are too many.
    """
    read = b""
    for packet in source:
        read += packet
        if packet == FLUSH:
            return read
        if len(read) > MOST_ASKED_BYTES:
            raise NotHad(TOO_MUCH)
    return b""


def bare_refs(listed: bytes) -> bytes:
    """Return the refs as SSH has them: without the line by which HTTP says of which service they are."""
    if not listed.startswith(b"# service=", LENGTH):
        return listed
    return listed[int(listed[:LENGTH], 16) + len(FLUSH) :]


def pushed(source: BinaryIO, head: bytes) -> Iterator[bytes]:
    """Yield what a push sends: its commands, its options, and a pack where something is not only deleted."""
    yield head
    capabilities = head.partition(b"\0")[2].partition(FLUSH)[0].split()
    if b"push-options" in capabilities:
        yield until_flush(packets(source))
    new = re.findall(rb"[0-9a-f]{40,64} ([0-9a-f]{40,64}) ", head)
    if any(one.strip(b"0") for one in new):
        while block := source.read1(BLOCK_BYTES):  # type: ignore[attr-defined] # BufferedReader
            yield block


def push(web: Web, repository: str, source: BinaryIO, out: BinaryIO) -> None:
    """Send what is pushed, and pass on what is said of it."""
    head = until_flush(packets(source))
    if head not in (b"", FLUSH):
        pass_on(web.ask(f"{repository}/{PUSH}", pushed(source, head)), out)


def fetch_anew(web: Web, repository: str, source: BinaryIO, out: BinaryIO) -> None:
    """Pass on request by request, each of which says all: https://git-scm.com/docs/protocol-v2."""
    asked = packets(source)
    while (request := until_flush(asked)) not in (b"", FLUSH):
        pass_on(web.ask(f"{repository}/{FETCH}", [request], Git_Protocol=VERSION_2), out)


def fetch(web: Web, repository: str, source: BinaryIO, out: BinaryIO) -> None:
    """Pass on what an older client asks, which remembers what it said: the web is told all of it each time."""
    asked = packets(source)
    wants, haves = until_flush(asked), b""
    if wants in (b"", FLUSH):
        return
    if re.search(rb"^....(?:deepen|shallow|filter)", wants, re.MULTILINE):
        raise NotHad(TOO_OLD)
    for packet in asked:
        if packet not in (FLUSH, DONE):
            haves += packet
        if len(haves) > MOST_ASKED_BYTES:
            raise NotHad(TOO_MUCH)
        if packet in (FLUSH, DONE):
            pass_on(web.ask(f"{repository}/{FETCH}", [wants + haves + packet]), out)
        if packet == DONE:
            return


def pass_on(answer: HTTPResponse, out: BinaryIO) -> None:
    """Write an answer as it comes."""
    while block := answer.read1(BLOCK_BYTES):
        out.write(block)
        out.flush()


def serve(web: Web, command: str, source: BinaryIO, out: BinaryIO) -> None:
    """Serve the one thing that somebody asked for, if it is Git's.

    Raises:
        NotHad: It is not, or the web says no.
    """
    try:
        service, path = shlex.split(command)
    except ValueError:
        service, path = "", ""
    found = PATH.fullmatch(path)
    if service not in {PUSH, FETCH} or found is None:
        raise NotHad(web.ask("/git/ssh/greeting").read(MOST_ASKED_BYTES).decode())
    repository = f"/git/{found[1]}.git"
    anew = service == FETCH and VERSION_2 in os.environ.get("GIT_PROTOCOL", "").split(":")
    listed = web.ask(f"{repository}/info/refs?service={service}", Git_Protocol=VERSION_2 if anew else "")
    out.write(bare_refs(listed.read()))
    out.flush()
    {PUSH: push, FETCH: fetch_anew if anew else fetch}[service](web, repository, source, out)


def keys(web: Web, fingerprint: str, arguments: argparse.Namespace) -> str:
    """Return the line of `authorized_keys` for a key that is offered, bound to its one command."""
    key_id, _, line = web.ask(f"/git/ssh/keys?fingerprint={quote(fingerprint, safe='')}").read().decode().partition(" ")
    here = [sys.executable, "-I", "-S", str(Path(__file__).resolve())]
    command = shlex.join([*here, "--web", arguments.web, "--secret", str(arguments.secret), "serve", key_id])
    quoted = command.replace("\\", "\\\\").replace('"', '\\"')
    return f'restrict,command="{quoted}" {line}'


def main(arguments: list[str]) -> int:
    """Do what the SSH server asks for, and return the exit status."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--web", required=True)
    parser.add_argument("--secret", required=True, type=Path)
    parser.add_argument("what", choices=["keys", "serve"])
    parser.add_argument("of")
    given = parser.parse_args(arguments)
    try:
        secret = given.secret.read_bytes()[:SECRET_BYTES].hex()
        if given.what == "keys":
            print(keys(Web(given.web, secret), given.of, given))
        else:
            command = os.environ.get("SSH_ORIGINAL_COMMAND", "")
            serve(Web(given.web, secret, given.of), command, sys.stdin.buffer, sys.stdout.buffer)
    except NotHad as refused:
        print(refused, file=sys.stderr)
        return 1
    except (OSError, HTTPException) as error:
        print(f"{AWAY} ({type(error).__name__})", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
