"""OpenSSH's own server before a served school, by the configuration of `deploy/`, with keys of the test's own."""

import getpass
import os
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from grader import ssh_relay
from grader.domain.accounts.ssh_keys import SshKey
from grader.domain.people import Person
from grader.engine.accounts.ssh_keys import add_ssh_key
from tests.e2e.desk import Answer
from tests.web.git.beginner import COHORT, Beginner, Class

CONFIGURATION = Path(__file__).parents[3] / "deploy" / "ssh" / "sshd_config"
SSHD = "/usr/sbin/sshd"
PYTHON = "/usr/bin/python3"
"""OpenSSH runs no program that somebody else than root could have changed."""

PRIVILEGE_SEPARATION = Path("/run/sshd")


@dataclass(frozen=True)
class SshServer:
    """A server that answers, and how a client reaches it."""

    school: Class
    port: int
    folder: Path

    def key(self, name: str, *options: str) -> Path:
        """Return the file of a new private key."""
        file = self.folder / name
        made = ["ssh-keygen", "-q", "-N", "", "-C", f"{name}@ordinateur", "-f", str(file)]
        subprocess.run([*made, *(options or ("-t", "ed25519"))], check=True, stdin=subprocess.DEVNULL)
        return file

    def add(self, person: Person, key: Path) -> SshKey:
        """Let a key open a person's repositories."""
        ours = self.school.grader
        made = {"database": ours.database, "now": ours.now, "new_id": ours.new_id}
        return add_ssh_key(person, key.with_suffix(".pub").read_text(), "", **made)

    def client(self, key: Path) -> list[str]:
        """Return the client's command, for this key and no other, without anything of this machine's own."""
        known = ["-o", f"UserKnownHostsFile={self.folder / 'known_hosts'}", "-o", "StrictHostKeyChecking=yes"]
        alone = ["-F", "none", "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none", "-o", "BatchMode=yes"]
        return ["ssh", *alone, *known, "-i", str(key), "-p", str(self.port)]

    def asks(self, key: Path, *command: str, options: tuple[str, ...] = ()) -> Answer:
        """Return what the server says to a client that asks for this."""
        asked = [*self.client(key), *options, f"{getpass.getuser()}@127.0.0.1", *command]
        said = subprocess.run(asked, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False)
        return Answer(said.returncode, (said.stdout + said.stderr).decode("utf-8", "replace"))

    def address(self, owner: Person) -> str:
        """Return the address of somebody's repository."""
        return f"ssh://{getpass.getuser()}@127.0.0.1:{self.port}/{COHORT.slug}/{owner.handle}.git"

    def git(self, learner: Beginner, key: Path, line: str, where: Path | None = None) -> Answer:
        """Type a line of Git's at a learner's, with a key."""
        command = " ".join(self.client(key))
        there = f"cd {where or learner.folder} && "
        return learner.types(f"{there}export GIT_SSH_COMMAND='{command}' && {line}")


@contextmanager
def listening(school: Class, port: int, folder: Path) -> Iterator[SshServer]:
    """Let the server listen until the block ends."""
    server = SshServer(school, port, folder)
    host_key = server.key("host")
    public = host_key.with_suffix(".pub").read_text().rsplit(" ", 1)[0]
    (folder / "known_hosts").write_text(f"[127.0.0.1]:{port} {public}\n")
    (folder / "sshd_config").write_text(configuration(server, host_key))
    if os.geteuid() == 0:
        PRIVILEGE_SEPARATION.mkdir(mode=0o755, exist_ok=True)
    command = [SSHD, "-D", "-e", "-f", str(folder / "sshd_config")]
    with (folder / "log").open("wb") as log, subprocess.Popen(command, stderr=log) as process:
        try:
            while b"Server listening" not in (folder / "log").read_bytes():
                assert process.poll() is None, (folder / "log").read_text()
                time.sleep(0.02)
            yield server
        finally:
            process.terminate()


def configuration(server: SshServer, host_key: Path) -> str:
    """Return what `deploy/` has, with this machine's account, port and places in it."""
    secret = server.school.grader.settings.data_folder / "ssh_secret"
    relay = f"{PYTHON} -I -S {ssh_relay.__file__} --web {server.school.address} --secret {secret}"
    account = getpass.getuser()
    text = CONFIGURATION.read_text("utf-8")
    for pattern, value in {
        r"^Port .*": f"Port {server.port}\nListenAddress 127.0.0.1",
        r"^HostKey .*": f"HostKey {host_key}",
        r"^AllowUsers .*": f"AllowUsers {account}",
        r"^AuthorizedKeysCommand .*": f"AuthorizedKeysCommand {relay} keys %f",
        r"^AuthorizedKeysCommandUser .*": f"AuthorizedKeysCommandUser {account}",
        r"^PermitRootLogin .*": f"PermitRootLogin {'forced-commands-only' if account == 'root' else 'no'}",
    }.items():
        text, replaced = re.subn(pattern, lambda _, value=value: value, text, flags=re.MULTILINE)
        assert replaced == 1, pattern
    return text
