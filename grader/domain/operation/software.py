"""What an installation runs on: versions of programs, and the images that a host has."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ImageCondition(StrEnum):
    """How an image stands to the folder that it is built from."""

    READY = "ready"
    OUTDATED = "outdated"
    """It was built from other files than there are now, and nothing is run in it."""

    MISSING = "missing"


@dataclass(frozen=True)
class ImageState:
    """The image of a runner on one host.

    Attributes:
        name: The runner, and the packages beside it, as `grader images build` takes it.
        on_demand: It is built only where an exercise needs it.
        digest: SHA-256 (hex), equal on every host; empty where there is none.
        built_at: None where there is none.
    """

    name: str
    condition: ImageCondition
    on_demand: bool = False
    digest: str = ""
    built_at: datetime | None = None


@dataclass(frozen=True)
class EngineState:
    """A host's Docker Engine, and the images it has."""

    version: str
    images: tuple[ImageState, ...]


@dataclass(frozen=True)
class Versions:
    """Of the programs that a web process works with; empty where one is away.

    Attributes:
        program: Of this product.
        database: The kind and version of the database.
        revision: Of the database's tables.
        needed_revision: Which this program, as it lies on the disk now, works with.
    """

    program: str
    python: str
    git: str
    redis: str
    database: str
    revision: str
    needed_revision: str
