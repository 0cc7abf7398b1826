"""The upkeep of learners' repositories as files: many small objects are packed, and what is erased is removed."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import structlog

from grader.adapters.git.environment import CLEAN_ENVIRONMENT
from grader.adapters.git.places import place_of
from grader.domain.errors import PlatformError, RepositoryUnreadable

log = structlog.get_logger()

LOOSE_OBJECTS = 1_000
"""Files of their own from which a repository is packed: some three hundred pushes."""

REPACK_SECONDS = 120
REPACK = (
    "-c", "pack.threads=1", "-c", "pack.windowMemory=32m", "-c", "core.hooksPath=/dev/null",
    "repack", "--geometric=2", "-d", "--quiet",
)  # fmt: skip
"""Packs grow by doubling, so that each object is written again a few times only, and no object is ever dropped."""


class GitFiles:
    """`grader.engine.operation.retention.RepositoryFiles` below one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def erase(self, path: str) -> None:
        """Remove a repository; one that is gone stays so, and one outside of the folder is left to the operator.

        Raises:
            PlatformError: It cannot be removed.
        """
        try:
            place = place_of(self._folder, path)
        except RepositoryUnreadable:
            # From before slugs were checked: it must not keep all others from being erased, and nobody deletes blindly.
            log.warning("repository_outside", repository=path)
            return
        try:
            shutil.rmtree(place)
        except FileNotFoundError:
            return
        except OSError as error:
            raise PlatformError("%(path)s cannot be removed: %(why)s.", path=path, why=str(error.strerror)) from error

    def repack(self, *, loose_objects: int = LOOSE_OBJECTS) -> int:
        """Pack every repository that holds so many objects in files of their own, and return how many were.

        Safe beside pushes and readers: Git removes a loose object only once a pack holds it, and looks again for packs
        when it misses one.
        """
        full = (one for one in sorted(self._folder.glob("*/*.git")) if len(list(_loose(one))) >= loose_objects)
        return sum(_repacked(repository) for repository in full)


def _loose(repository: Path) -> Iterator[Path]:
    return repository.glob("objects/[0-9a-f][0-9a-f]/*")


def _repacked(repository: Path) -> bool:
    """Pack one repository; one that Git cannot pack is logged, and left as it is."""
    try:
        subprocess.run(  # noqa: S603 - fixed command, no shell, clean environment
            ["git", f"--git-dir={repository}", *REPACK],  # noqa: S607 - from the clean environment's PATH
            env=CLEAN_ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=REPACK_SECONDS,
        )
    except (subprocess.SubprocessError, OSError) as error:
        log.warning(
            "not_repacked", repository=f"{repository.parent.name}/{repository.name}", fault=type(error).__name__
        )
        return False
    return True
