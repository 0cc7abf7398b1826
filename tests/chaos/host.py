"""A host of the tests' own on this machine: network, mounts, processes and name apart, on one cable with the others."""

import subprocess
from itertools import count
from pathlib import Path

from tests.e2e.processes import eventually

BRIDGE = "grader0"
SUBNET = "10.77.0"
OUR_ADDRESS = f"{SUBNET}.1"
FIRST_PROCESS = """\
mount -t tmpfs tmpfs /run
echo "$0" >/proc/sys/kernel/hostname
ip link set lo up
cat
"""
"""A shell takes in what lost its parent, until its input ends; then the kernel kills whatever the host still runs."""

_numbers = count(2)


def lay_the_cable() -> None:
    """Make the bridge that the hosts are joined by, with our own address on it."""
    _ip("link", "add", BRIDGE, "type", "bridge")
    _ip("address", "add", f"{OUR_ADDRESS}/24", "dev", BRIDGE)
    _ip("link", "set", BRIDGE, "up")


class Host:
    """A host that can be switched on, and off as by a power cut; its folder stays."""

    def __init__(self, name: str, folder: Path) -> None:
        """Plug a cable in; nothing runs yet."""
        self.name = name
        self.folder = folder
        folder.mkdir()
        self._first: subprocess.Popen[bytes] | None = None
        address = f"{SUBNET}.{next(_numbers)}/24"
        _ip("netns", "add", name)
        _ip("link", "add", name, "type", "veth", "peer", "name", "eth0", "netns", name)
        _ip("link", "set", name, "master", BRIDGE, "up")
        _ip("-netns", name, "address", "add", address, "dev", "eth0")
        _ip("-netns", name, "link", "set", "eth0", "up")

    @property
    def inside(self) -> tuple[str, ...]:
        """Return what to put before a command that is to run on it."""
        return ("nsenter", "--target", str(self._pid()), "--net", "--mount", "--pid", "--uts", "--")

    def switch_on(self) -> None:
        """Have its first process run."""
        self._first = subprocess.Popen(
            [
                *("nsenter", f"--net=/run/netns/{self.name}", "unshare", "--mount", "--pid", "--uts", "--fork"),
                *("--kill-child", "--mount-proc", "sh", "-c", FIRST_PROCESS, self.name),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
        )
        eventually(self._pid, what=f"the first process of {self.name}")

    def cut_the_power(self) -> None:
        """Kill everything on it at once; return when nothing is left."""
        if self._first is None:
            return
        self._first.kill()
        self._first.communicate()
        self._first = None

    def run(self, *command: str) -> None:
        """Run a command on it, which must end well."""
        subprocess.run([*self.inside, *command], check=True)

    def _pid(self) -> int:
        """Return the id of the first process; 0 while there is none."""
        assert self._first is not None
        children = Path(f"/proc/{self._first.pid}/task/{self._first.pid}/children").read_text().split()
        return int(children[0]) if children else 0


def _ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True)
