"""A learner's desk in the demo: a real clone, the real Git client over HTTP, and what its terminal shows."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import click

from grader.assembly import Grader
from grader.commands.demo.demo_cast import CastMember
from grader.commands.demo.demo_cohorts import FIRST
from grader.domain.errors import PlatformError
from grader.domain.exercises.exercise import SourceFile
from grader.domain.verdicts import Verdict


class LearnerDesk:
    """Works in a clone as its learner would by hand."""

    def __init__(self, member: CastMember, clone: Path, grader: Grader) -> None:
        self._member = member
        self._clone = clone
        self._grader = grader

    def open(self) -> None:
        """Clone the repository, or bring the clone up to date; its key lies beside it, for its owner only."""
        address = urlsplit(self._grader.settings.public_url)
        handle = self._member.person.handle
        keys = self._clone.with_name(f"{handle}.credentials")
        keys.touch(mode=0o600)
        keys.write_text(f"{address.scheme}://{handle}:{self._member.token}@{address.netloc}\n")
        remote = f"{self._grader.settings.public_url}/git/{FIRST.slug}/{handle}.git"
        store = f"credential.helper=store --file={keys.absolute()}"
        if not self._clone.exists():
            self._git("-c", store, "clone", "--quiet", "-c", store, remote, str(self._clone), inside=False)
            self._git("config", "user.name", self._member.person.name)
            self._git("config", "user.email", f"{handle}@example.org")
        self._git("remote", "set-url", "origin", remote)
        self._git("pull", "--quiet", "--rebase")

    def hand_in(self, slug: str, files: Sequence[SourceFile], message: str) -> Verdict | None:
        """Write the files, commit and push, as the terminal shows it; return the verdict that is stored."""
        for file in files:
            path = self._clone / slug / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
        self._git("add", "--all")
        self._git("commit", "--quiet", "--message", message)
        click.echo(f"$ cd {slug} && git add . && git commit -m {message!r} && git push")
        self._git("push")
        return self._verdict(slug)

    def _verdict(self, slug: str) -> Verdict | None:
        with self._grader.database.read() as tx:
            repository = tx.repositories.by_path(FIRST.slug, self._member.person.handle)
            if repository is None:
                return None
            newest = tx.submissions.of_exercise(repository.enrollment_id, slug)[0]
            result = tx.runs.latest_of([newest.id])[newest.id].result
        return result.verdict if result else None

    def _git(self, *arguments: str, inside: bool = True) -> None:
        """Run Git with this terminal.

        Raises:
            PlatformError: Git ended with another status than 0.
        """
        where = ["-C", str(self._clone)] if inside else []
        environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0"}
        status = subprocess.run(["git", *where, *arguments], env=environment, check=False).returncode  # noqa: S603, S607
        if status:
            raise PlatformError("git %(command)s ended with status %(status)s.", command=arguments[0], status=status)
