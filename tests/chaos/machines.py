"""Many machines: hosts that grade for one web host, and the blows that fall on whole hosts."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import redis

from tests.chaos.blows import Blow, Struck
from tests.chaos.engine import Engine
from tests.chaos.host import OUR_ADDRESS, SUBNET, Host, lay_the_cable
from tests.chaos.site import keep_logs
from tests.chaos.witness import Witness
from tests.e2e.processes import Program, eventually
from tests.e2e.school import School
from tests.postgresql import cluster

REDIS_PORT = 6379
AWAY_SECONDS = 4.0
ENGINE_AWAY_SECONDS = 8.0
STATE = Path("/run/docker")
"""In the host's own memory, which goes with its power."""

GRADED, TAKEN = '"run_finished"', '"run_claimed"'
"""What a worker's log says of each run."""


class Machine:
    """A host with an engine and a worker, whose repositories are the web host's, as over a network's file system."""

    def __init__(self, name: str, school: School, images: Path, folder: Path) -> None:
        """Prepare a host that nobody has switched on yet."""
        self.host = Host(name, folder / name)
        self.engine = Engine(
            self.host.folder / "engine", cgroup=folder.name, state=STATE, before=lambda: self.host.inside
        )
        self.log = self.host.folder / "worker.log"
        self._data = self.host.folder / "data"
        self._shared = school.settings.repositories_folder
        self._images: Path | None = images
        (self._data / "repositories").mkdir(parents=True)
        self._shared.mkdir(exist_ok=True)
        self._environment = {
            **os.environ,
            "GRADER_DATA": str(self._data),
            "DATABASE_URL": f"postgresql://grader@{OUR_ADDRESS}/grader",
            "REDIS_URL": f"redis://{OUR_ADDRESS}:{REDIS_PORT}",
            "DOCKER_HOST": self.engine.address,
        }
        self.worker = Program("worker", self._environment, self.log, before=lambda: self.host.inside)

    def start(self) -> None:
        """Switch it on with all that it runs."""
        self.host.switch_on()
        self.host.run("mount", "--bind", str(self._shared), str(self._data / "repositories"))
        self.engine.start()
        if self._images is not None:
            self.engine.load(self._images)
            self._images = None
        self.worker.start()

    def until_it_grades(self) -> None:
        """Return when it has graded one more run."""
        before = self.count(GRADED)
        eventually(lambda: self.count(GRADED) > before, what=f"a run graded by {self.host.name}", seconds=180)

    def drain(self) -> None:
        """Have an operator on it ask it to leave, and return when it has."""
        command = [*self.host.inside, sys.executable, "-m", "grader", "worker", "drain"]
        subprocess.run(command, env=self._environment, check=True)
        eventually(lambda: not self.worker.is_running, what=f"the end of the worker of {self.host.name}")

    def takes_nothing(self, seconds: float) -> None:
        """Watch that it takes no run for a while."""
        before = self.count(TAKEN)
        time.sleep(seconds)
        taken = self.count(TAKEN) - before
        assert not taken, f"{self.host.name}, which must take no work, took {taken} runs"

    def count(self, event: str) -> int:
        """Return how often its worker wrote of an event."""
        return self.log.read_text("utf-8").count(event) if self.log.exists() else 0


@dataclass
class Machines:
    """Two hosts that grade, and the web host."""

    school: School
    witness: Witness
    first: Machine
    second: Machine

    def has_a_resting_host(self) -> bool:
        """Tell whether a host says that none of its workers is left."""
        parts = self.school.grader
        return 0 in {said.workers for said in parts.vitals.hosts(parts.now())}

    def mend(self) -> None:
        """Leave it as it is: at the end of the blows everything is whole."""


def join(site: Machines) -> Struck:
    """Have the second host join while the first is at work."""
    at = time.monotonic()
    site.second.start()
    site.second.until_it_grades()
    return Struck("a host joins", at, time.monotonic())


def drain(site: Machines) -> Struck:
    """Have the second host leave under load, as before an upgrade, and come back."""
    at = time.monotonic()
    site.second.drain()
    site.second.takes_nothing(AWAY_SECONDS)
    site.second.worker.start()
    site.second.until_it_grades()
    return Struck("a host drains", at, time.monotonic())


def power_cut(site: Machines) -> Struck:
    """Have the first host lose everything at once; the second goes on alone."""
    site.first.until_it_grades()
    at = time.monotonic()
    site.first.host.cut_the_power()
    site.second.until_it_grades()
    time.sleep(AWAY_SECONDS)
    return Struck("a host dies", at, time.monotonic())


def come_back(site: Machines) -> Struck:
    """Have the first host come back."""
    at = time.monotonic()
    site.first.start()
    site.first.until_it_grades()
    return Struck("a host comes back", at, time.monotonic())


def lose_the_engine(site: Machines) -> Struck:
    """Have the second host's engine go for a while: once its worker has noticed, it takes no work."""
    at = time.monotonic()
    site.second.engine.stop()
    eventually(site.has_a_resting_host, what="a host that noticed that its engine is gone")
    site.second.takes_nothing(ENGINE_AWAY_SECONDS)
    site.second.engine.start()
    site.second.until_it_grades()
    return Struck("a host's engine is down", at, time.monotonic())


BLOWS = (
    Blow("a host joins", join),
    Blow("a host drains", drain),
    Blow("a host dies", power_cut),
    Blow("a host comes back", come_back),
    Blow("a host's engine is down", lose_the_engine),
)


@contextmanager
def opened(images: Path, folder: Path) -> Iterator[Machines]:
    """Yield a web host with PostgreSQL, Redis and repositories, the first host at work for it, the second still off."""
    lay_the_cable()
    options = f"-c listen_addresses={OUR_ADDRESS}"
    with ExitStack() as stack:
        server = stack.enter_context(cluster(below=folder, options=options, network=f"{SUBNET}.0/24"))
        school = stack.enter_context(School(grades=False, database_url=server.create("grader")))
        with redis.Redis.from_url(school.settings.redis_address) as connection:
            for name, value in {"protected-mode": "no", "bind": OUR_ADDRESS, "port": REDIS_PORT}.items():
                connection.config_set(name, value)
        witness = Witness(school.settings.database_address)
        witness.begin()
        stack.callback(witness.end)
        machines = [Machine(name, school, images, folder) for name in ("host-a", "host-b")]
        for machine in machines:
            stack.callback(keep_logs, machine.host.folder, machine.host.name)
            stack.callback(machine.host.cut_the_power)
        machines[0].start()
        yield Machines(school, witness, *machines)
