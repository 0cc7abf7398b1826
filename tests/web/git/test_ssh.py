"""Git over SSH: OpenSSH's own server and client, and the same intake as ever; whoever wants more is shown the door."""

import getpass
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.domain.people import Role
from grader.engine.accounts import accounts
from grader.engine.accounts.ssh_keys import own_ssh_keys, remove_ssh_key
from tests.fakes.sandbox import FakeSandbox
from tests.ports import port_of, reserve_port
from tests.web.git.beginner import COHORT, Beginner, school_of_beginners
from tests.web.git.ssh_server import SshServer, listening
from web.app import create_app

pytestmark = pytest.mark.slow  # a server, and the real client each

RIGHT = "def saluer(prenom):\n    return 'Bonjour inconnu !'\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SshServer]:
    """Serve a school that grades whatever comes in, over SSH too."""
    folder = tmp_path_factory.mktemp("ssh")
    with reserve_port() as held:
        port = port_of(held)
        address = f"ssh://grader@127.0.0.1:{port}"
        with (
            school_of_beginners(tmp_path_factory.mktemp("school"), FakeSandbox(), ssh=address) as school,
            listening(school, port, folder) as server,
        ):
            yield server


@pytest.fixture
def ada(server: SshServer, tmp_path: Path) -> Beginner:
    """Return a learner with a clone."""
    return server.school.beginner(tmp_path)


@pytest.fixture
def key(server: SshServer, ada: Beginner) -> Path:
    """Return a key that opens her repository."""
    key = server.key(ada.person.handle)
    server.add(ada.person, key)
    return key


def test_a_learner_clones_pushes_and_reads_the_same_answer(server: SshServer, ada: Beginner, key: Path) -> None:
    cloned = server.git(ada, key, f"git clone --quiet {server.address(ada.person)} over-ssh", ada.home)
    there = ada.home / "over-ssh"
    (there / "bonjour/bonjour.py").write_text(RIGHT)
    pushed = server.git(ada, key, "git commit --quiet --all --message=essai && git push", there)
    fetched = server.git(ada, key, "git pull --quiet && git log --format=%s -1")

    assert (cloned.status, pushed.status) == (0, 0), cloned.terminal + pushed.terminal
    assert [line.strip()[:5] for line in pushed.lines if "/4 " in line] == ["✓ 1/4", "✓ 2/4", "✓ 3/4", "✓ 4/4"]
    assert ada.taken("bonjour").decode() == RIGHT
    assert fetched.terminal.strip() == "essai"
    assert [one.last_used_at is not None for one in own_ssh_keys(ada.person, database=server.school.grader.database)]


@pytest.mark.parametrize("version", ["0", "1", "2"])
def test_every_version_of_the_protocol_fetches_what_is_new(
    server: SshServer, ada: Beginner, key: Path, version: str
) -> None:
    there = ada.home / "other"
    options = f"-c protocol.version={version}"
    server.git(ada, key, f"git {options} clone --quiet {server.address(ada.person)} {there}", ada.home)
    for number in range(3):
        ada.hand_in("bonjour/bonjour.py", f"x = {number}\n")

    fetched = server.git(ada, key, f"git {options} pull --quiet", there)

    assert fetched.status == 0, fetched.terminal
    assert (there / "bonjour/bonjour.py").read_text() == "x = 2\n"


def test_push_options_and_a_branch_that_goes_pass_too(server: SshServer, ada: Beginner, key: Path) -> None:
    server.git(ada, key, f"git remote set-url origin {server.address(ada.person)}")
    ada.write("bonjour/bonjour.py", RIGHT)
    ada.commit()

    plain = server.git(ada, key, "git push -o ascii origin main main:essai")
    gone = server.git(ada, key, "git push origin :essai")

    assert plain.status == 0
    assert "[OK] 4/4" in plain.terminal
    assert gone.status == 0, gone.terminal


def test_a_push_that_git_refuses_reads_our_sentences(server: SshServer, ada: Beginner, key: Path) -> None:
    server.git(ada, key, f"git remote set-url origin {server.address(ada.person)}")
    ada.does("git commit --quiet --amend --message=autre")

    refused = server.git(ada, key, "git push --force")

    assert refused.status != 0
    assert refused.lines != ()
    assert "[remote rejected]" in refused.terminal


def test_nobody_opens_anothers_repository(server: SshServer, ada: Beginner, key: Path, tmp_path: Path) -> None:
    (tmp_path / "karim").mkdir()
    karim = server.school.beginner(tmp_path / "karim")

    read = server.git(ada, key, f"git ls-remote {server.address(karim.person)}")
    written = server.git(ada, key, f"git push {server.address(karim.person)} main")

    assert (read.status, written.status) == (128, 128)
    assert "refs/heads" not in read.terminal
    assert server.school.address not in read.terminal


def test_the_staff_read_and_do_not_push(server: SshServer, ada: Beginner) -> None:
    ours = server.school.grader
    ines = accounts.add_person("ines", "Inès", Role.TRAINER, database=ours.database, new_id=ours.new_id)
    with ours.database.begin() as tx:
        tx.cohorts.add_staff(COHORT.slug, ines.id)
    key = server.key("ines")
    server.add(ines, key)

    read = server.git(ada, key, f"git ls-remote {server.address(ada.person)}")
    written = server.git(ada, key, f"git push {server.address(ada.person)} main")

    assert read.status == 0
    assert written.status == 128


def test_the_exercises_are_the_staffs_over_ssh_too(server: SshServer, ada: Beginner, key: Path) -> None:
    ours = server.school.grader
    rita = accounts.add_person("rita", "Rita", Role.TRAINER, database=ours.database, new_id=ours.new_id)
    staffs = server.key("rita")
    server.add(rita, staffs)
    address = server.address(ada.person).rpartition(f"/{COHORT.slug}/")[0] + "/exercises.git"

    cloned = server.git(ada, staffs, f"git clone --quiet {address} exercises", ada.home)
    refused = server.git(ada, key, f"git ls-remote {address}")

    assert cloned.status == 0, cloned.terminal
    assert refused.status == 128


def test_a_removed_key_opens_nothing(server: SshServer, ada: Beginner, key: Path) -> None:
    (kept,) = own_ssh_keys(ada.person, database=server.school.grader.database)
    remove_ssh_key(ada.person, kept.id, database=server.school.grader.database)

    refused = server.git(ada, key, f"git ls-remote {server.address(ada.person)}")

    assert refused.status == 128
    assert "Permission denied (publickey)" in refused.terminal


def test_an_unknown_key_opens_nothing(server: SshServer) -> None:
    refused = server.asks(server.key("stranger"), "git-upload-pack", "x")

    assert refused.status == 255
    assert "Permission denied (publickey)" in refused.terminal


@pytest.mark.parametrize(
    "command",
    [
        "",
        "id",
        "sh -c id",
        "git-upload-archive 'web-2610/{}.git'",
        "git-upload-pack 'web-2610/{}.git'; id",
        "git-upload-pack 'web-2610/{}.git' && id",
        "git-upload-pack $(id)",
        "git-upload-pack '../../../etc/passwd'",
        "git-upload-pack --strict 'web-2610/{}.git'",
        "git-upload-pack '",
        "scp -f /etc/passwd",
        "/usr/lib/openssh/sftp-server",
    ],
)
def test_whoever_asks_for_more_than_git_is_greeted_and_gets_nothing(
    server: SshServer, ada: Beginner, key: Path, command: str
) -> None:
    answer = server.asks(key, *([command.format(ada.person.handle)] if command else []))

    assert answer.status == 1
    assert "Ta clé ouvre Git ici, et rien d'autre." in answer.terminal
    assert "uid=" not in answer.terminal


def test_a_terminal_and_a_subsystem_are_refused(server: SshServer, key: Path) -> None:
    terminal = server.asks(key, options=("-tt",))
    files = server.asks(key, "sftp", options=("-s",))

    assert "PTY allocation request failed" in terminal.terminal
    assert files.status != 0
    assert "subsystem request failed" in files.terminal


def test_nothing_is_forwarded(server: SshServer, ada: Beginner, key: Path) -> None:
    web = server.school.address.removeprefix("http://")
    through = server.asks(key, options=("-W", web))
    with reserve_port() as held:
        back = server.asks(key, "id", options=("-R", f"{port_of(held)}:{web}", "-o", "ExitOnForwardFailure=yes"))

    assert through.status == 255
    assert "administratively prohibited" in through.terminal
    assert back.status == 255
    assert "remote port forwarding failed" in back.terminal


def test_no_environment_of_the_clients_comes_in(server: SshServer, ada: Beginner, key: Path) -> None:
    options = (
        "-o",
        "SendEnv=SSH_* GIT_*",
        "-o",
        "SetEnv=SSH_ORIGINAL_COMMAND=id GIT_SSH_COMMAND=id PATH=/tmp LD_PRELOAD=x",
    )

    answer = server.asks(key, f"git-upload-pack 'web-2610/{ada.person.handle}.git'", options=options)

    assert "uid=" not in answer.terminal
    assert "refs/heads/main" in answer.terminal


def test_a_password_is_not_even_asked_for(server: SshServer) -> None:
    refused = server.asks(server.key("none"), options=("-o", "PreferredAuthentications=password,keyboard-interactive"))

    assert refused.status == 255
    assert "Permission denied (publickey)" in refused.terminal


def test_what_is_no_git_is_refused_in_bounded_memory(server: SshServer, ada: Beginner, key: Path) -> None:
    asked = [
        *server.client(key),
        f"{getpass.getuser()}@127.0.0.1",
        f"git-receive-pack 'web-2610/{ada.person.handle}.git'",
    ]

    done = subprocess.run(asked, input=b"GET / HTTP/1.1\r\n\r\n" * 100, capture_output=True, timeout=60, check=False)

    assert done.returncode == 1
    assert b"Only Git's own protocol is understood here." in done.stderr


@pytest.mark.parametrize("authorization", [None, "Bearer " + "0" * 64, "Bearer é", "Basic YWRhOng="])
def test_the_web_tells_keys_to_its_own_server_alone(
    server: SshServer, ada: Beginner, key: Path, authorization: str | None
) -> None:
    (kept,) = own_ssh_keys(ada.person, database=server.school.grader.database)
    client = create_app(server.school.grader).test_client()
    headers = {"Grader-Key": kept.id} | ({"Authorization": authorization} if authorization else {})

    told = client.get("/git/ssh/keys", query_string={"fingerprint": kept.fingerprint}, headers=headers)
    opened = client.get(
        f"/git/{COHORT.slug}/{ada.person.handle}.git/info/refs?service=git-upload-pack", headers=headers
    )

    assert (told.status_code, opened.status_code) == (404, 401)
