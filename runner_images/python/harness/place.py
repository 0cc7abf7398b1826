"""Where each part of the harness runs, and as whom."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Place:
    """The folders and user ids of one sandbox; a user id of None leaves the process the user that it is."""

    work: str = "/work"
    """The learner's folder, empty at first; only her user id may enter it."""
    suite: str = "/tests"
    """The tests' folder, empty at first; only their user id may enter it."""
    shared: tuple[str, ...] = ("/dev/shm", "/dev/mqueue", "/tmp")  # noqa: S108 - named to be emptied
    """Folders that anyone can write, emptied of the learner's files with hers."""
    tests_uid: int | None = 10001
    learner_uid: int | None = 10002

    def as_argument(self) -> str:
        """Return the place as one command line argument."""
        return json.dumps(asdict(self))

    @classmethod
    def from_argument(cls, argument: str) -> "Place":
        """Return the place that `as_argument` wrote; the command line is our own parent's."""
        fields = json.loads(argument)
        return cls(**{**fields, "shared": tuple(fields["shared"])})

    @property
    def work_folder(self) -> Path:
        """The learner's folder as a path."""
        return Path(self.work)
