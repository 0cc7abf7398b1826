"""Packs that Git itself refuses, and what is said of them."""

import socket
from base64 import b64encode
from pathlib import Path
from random import randbytes

import pytest

from tests.e2e.desk import Desk, solution
from tests.e2e.processes import eventually
from tests.e2e.school import School

FILE = "bonjour/bonjour.py"
MEGABYTE = 1_000_000


def test_a_pack_over_100_mb_is_refused_and_the_commands_that_are_named_lighten_it(ada: Desk, school: School) -> None:
    with (ada.clone / "film.mp4").open("wb") as film:
        film.truncate(110 * MEGABYTE)
    ada.done("config", "core.compression", "0")

    refused = ada.hand_in(FILE, solution("bonjour"))
    mended = ada.follow(refused)

    assert refused.status == 1
    assert "Ce push pèse plus de 100 Mo" in refused.said
    assert "Bravo !" in mended.said
    assert _weight(school.repository(ada.member.person.handle)) < MEGABYTE


def test_a_push_of_many_megabytes_is_taken(ada: Desk) -> None:
    ada.write("bonjour/photo.jpg", randbytes(3 * MEGABYTE))

    answer = ada.hand_in(FILE, solution("bonjour"))

    assert "Bravo !" in answer.said
    assert "ignoré : photo.jpg" in answer.said


@pytest.mark.parametrize(("mode", "name"), [("100644", ".git"), ("100644", "../bonjour.py"), ("0100644", "bonjour.py")])
def test_a_tree_that_git_finds_damaged_is_refused_and_explained(mode: str, name: str, ada: Desk) -> None:
    blob = ada.done("hash-object", "-w", "--stdin", stdin=b"x")
    entry = f"{mode} {name}\0".encode() + bytes.fromhex(blob)
    tree = ada.done("hash-object", "-t", "tree", "--literally", "-w", "--stdin", stdin=entry)
    commit = ada.done("commit-tree", tree, "-p", "HEAD", "-m", "Mon essai")

    answer = ada.push("origin", f"{commit}:main")

    assert answer.status == 1
    assert "Git a trouvé un commit abîmé" in answer.said
    assert ada.tries("bonjour") == 0


def test_a_client_that_goes_away_in_mid_upload_leaves_nothing_behind(ada: Desk, school: School) -> None:
    repository = school.repository(ada.member.person.handle)
    before = ada.done("rev-parse", "HEAD")
    weight = _weight(repository)

    _upload_half_a_push(before, ada, school)
    answer = ada.hand_in(FILE, solution("bonjour"))

    assert "Bravo !" in answer.said
    assert ada.tries("bonjour") == 1
    eventually(lambda: not list(repository.glob("objects/tmp_objdir-*")), what="a repository without left-overs")
    assert _weight(repository) - weight < 20_000


def _upload_half_a_push(old: str, desk: Desk, school: School) -> None:
    person, port = desk.member.person, school.settings.port
    key = b64encode(f"{person.handle}:{desk.member.token}".encode()).decode()
    command = f"{old} {'1' * 40} refs/heads/main\0report-status side-band-64k".encode()
    head = (
        f"POST {desk.address.partition(str(port))[2]}/git-receive-pack HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
        f"Authorization: Basic {key}\r\nContent-Type: application/x-git-receive-pack-request\r\n"
        "Content-Length: 1000000\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(head.encode() + f"{len(command) + 4:04x}".encode() + command + b"0000")
        connection.sendall(b"PACK\0\0\0\2\0\0\0\3" + b"x" * 5_000)


def _weight(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
