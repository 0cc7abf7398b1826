"""Where each part of the harness runs, and as whom."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class ContainerPlace:
    """The folders and user ids of one container; ids of None leave every process the user that it is."""

    work: str = "/work"
    """Where the learner's processes make their folder, one after the other; empty between them."""
    suite: str = "/tests"
    """Where each run's tests make a folder of their own."""
    shared: tuple[str, ...] = ("/dev/shm", "/dev/mqueue", "/tmp")  # noqa: S108 - named to be emptied
    """Folders that anyone can write, emptied with those two."""
    learners_from: int | None = 20_000
    """The first learner process's user id; each further one has the next."""
    tests_from: int | None = 30_000
    """The first run's user id in the tests' container; each further one has the next."""

    @property
    def work_folder(self) -> Path:
        """The folder of the one learner process that there is: its path tells nothing of those before."""
        return Path(self.work) / "run"

    def suite_folder(self, number: int) -> Path:
        """The folder of the tests' `number`th run."""
        return Path(self.suite) / str(number)

    @property
    def learner_folders(self) -> tuple[Path, ...]:
        """Every folder of their container that a learner's process can write."""
        return (Path(self.work), *map(Path, self.shared))
