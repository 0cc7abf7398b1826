"""The exercises' repository: made empty, and its `main` moved when somebody has said that it may."""

from pathlib import Path

from grader.adapters.git.places import place_of
from grader.adapters.git.proposing import HELD
from grader.adapters.git.running import run_git
from grader.domain.errors import RepositoryUnreadable

MAIN = "refs/heads/main"
IDENTITY = {"GIT_COMMITTER_NAME": "push", "GIT_COMMITTER_EMAIL": "push@localhost"}


class GitSchoolRepository:
    """`grader.engine.ports.git.SchoolRepository` below the repositories' folder."""

    def __init__(self, folder: Path, path: str) -> None:
        self._place = place_of(folder, path)

    def prepare(self) -> None:
        if (self._place / "HEAD").exists():
            return
        self._place.mkdir(parents=True, exist_ok=True)
        run_git(self._place, "init", "--quiet", "--bare", "--initial-branch=main")
        run_git(self._place, "config", "core.logAllRefUpdates", "true")

    def move(self, commit: str, before: str) -> bool:
        try:
            run_git(
                self._place, "update-ref", "--create-reflog", "-m", "gate", MAIN, commit, before, environment=IDENTITY
            )
        except RepositoryUnreadable:
            if self._main() == before:
                raise
            return self._main() == commit
        return True

    def forget(self, name: str) -> None:
        run_git(self._place, "update-ref", "-d", f"{HELD}{name}")

    def _main(self) -> str:
        found = run_git(self._place, "for-each-ref", "--format=%(objectname)", MAIN).decode().strip()
        return found or "0" * 40
