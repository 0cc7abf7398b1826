"""Many machines: hosts that grade for one web host, and the blows that fall on whole hosts."""

import os
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
GRADED = '"run_finished"'
"""What a worker's log says of each run."""


class Machine:
    """A host with an engine and a worker, whose repositories are the web host's, as over a network's file system."""

    def __init__(self, name: str, school: School, images: Path, folder: Path) -> None:
        """Prepare a host that nobody has switched on yet."""
        self.host = Host(name, folder / name)
        self.engine = Engine(self.host.folder / "engine", cgroup=folder.name, before=lambda: self.host.inside)
        self.log = self.host.folder / "worker.log"
        self._data = self.host.folder / "data"
        self._shared = school.settings.repositories_folder
        self._images: Path | None = images
        (self._data / "repositories").mkdir(parents=True)
        self._shared.mkdir(exist_ok=True)
        environment = {
            **os.environ,
            "GRADER_DATA": str(self._data),
            "DATABASE_URL": f"postgresql://grader@{OUR_ADDRESS}/grader",
            "REDIS_URL": f"redis://{OUR_ADDRESS}:{REDIS_PORT}",
            "DOCKER_HOST": self.engine.address,
        }
        self.worker = Program("worker", environment, self.log, before=lambda: self.host.inside)

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
        eventually(lambda: self.count(GRADED) > before, what=f"a run graded by {self.host.name}")

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

    def mend(self) -> None:
        """Leave it as it is: at the end of the blows everything is whole."""


def join(site: Machines) -> Struck:
    """Have the second host join while the first is at work."""
    at = time.monotonic()
    site.second.start()
    site.second.until_it_grades()
    return Struck("a host joins", at, time.monotonic())


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


BLOWS = (
    Blow("a host joins", join),
    Blow("a host dies", power_cut),
    Blow("a host comes back", come_back),
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
