"""What is under attack: an installation with its engine, its small disk, its database and its clock."""

import os
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import redis

from tests.chaos.disk import SmallDisk
from tests.chaos.engine import Engine
from tests.chaos.traps import Traps
from tests.chaos.witness import Witness
from tests.e2e.school import School
from tests.postgresql import Cluster, cluster

KEPT = Path("build/chaos")
DISK_MEGABYTES = 384
POSTGRESQL_OPTIONS = "-c listen_addresses='' -c max_wal_size=64MB -c min_wal_size=32MB"
FAKETIME = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))


@dataclass
class Site:
    """The parts, as the blows reach for them."""

    school: School
    engine: Engine
    disk: SmallDisk
    traps: Traps
    witness: Witness
    cluster: Cluster | None
    _counts: dict[str, int] = field(default_factory=dict)

    def turn(self, name: str, of: int) -> int:
        """Return 0, 1, … `of` - 1 in turn, for each name apart."""
        self._counts[name] = self._counts.get(name, -1) + 1
        return self._counts[name] % of

    def restart_web(self) -> None:
        """Kill the web process with all that came of it, and start it again."""
        self.school.web.kill()
        self.school.web.start()

    def restart_worker(self) -> None:
        """Kill the worker service with all that came of it, and start it again."""
        self.school.worker.kill()
        self.school.worker.start()

    def kill_redis(self) -> None:
        """Kill Redis at once."""
        with redis.Redis.from_url(self.school.settings.redis_address) as connection:
            pid = int(connection.info("server")["process_id"])
        os.kill(pid, signal.SIGKILL)
        while self.school.redis.is_running():
            time.sleep(0.01)

    def mend(self) -> None:
        """Start what has ended, as whoever looks after the machine would."""
        if self.cluster is not None and not self.cluster.is_running():
            self.cluster.start()
        for program in (self.school.redis, self.school.web, self.school.worker):
            program.start()


def keep_logs(folder: Path, name: str) -> None:
    """Copy what the programs wrote to where it can be read afterwards."""
    KEPT.mkdir(parents=True, exist_ok=True)
    for log in folder.glob("*.log"):
        shutil.copy(log, KEPT / f"{name}-{log.name}")


@contextmanager
def opened(kind: str, images: Path, folder: Path, cgroup: str) -> Iterator[Site]:
    """Yield a running installation on a database of a kind (`sqlite` or `postgresql`), ended with the block."""
    with ExitStack() as stack:
        disk = SmallDisk(folder / kind, megabytes=DISK_MEGABYTES)
        engine = Engine(folder / f"engine-{kind}", cgroup=cgroup)
        engine.start()
        stack.callback(engine.stop)
        engine.load(images)
        settings: dict[str, object] = {"data": disk.folder / "data"}
        server = None
        if kind == "postgresql":
            server = stack.enter_context(cluster(below=disk.folder, options=POSTGRESQL_OPTIONS))
            settings["database_url"] = server.create("grader")
        os.environ["DOCKER_HOST"] = engine.address
        traps = Traps(folder / f"traps-{kind}")
        school = stack.enter_context(School(beside=traps.environment, **settings))
        stack.callback(keep_logs, school.folder, kind)
        witness = Witness(school.settings.database_address)
        witness.begin()
        stack.callback(witness.end)
        yield Site(school, engine, disk, traps, witness, server)
