"""A learner's desk: a real clone, the real Git client over HTTP, and what its terminal shows."""

import os
import shlex
import signal
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from unicodedata import category
from urllib.parse import urlsplit

from grader.domain.grading.run import Result, Run
from grader.domain.verdicts import RunState
from tests.e2e.processes import eventually
from tests.e2e.school import COHORT, EXERCISES, Member, School

GIT_SECONDS = 90
FILE = "bonjour/bonjour.py"
REMOTE = "remote: "
WIDTH = 68
"""Columns that are left of a terminal of 80 between `remote: ` and the blanks that Git pads with."""


def solution(slug: str) -> str:
    """Return the file of an exercise's model solution."""
    return _only_file(EXERCISES / slug / "solution")


def mistake(slug: str, name: str) -> str:
    """Return the file of a known wrong solution."""
    return _only_file(EXERCISES / slug / "wrong" / name)


def _only_file(folder: Path) -> str:
    (file,) = folder.glob("*.py")
    return file.read_text("utf-8")


RIGHT = solution("bonjour")
"""What belongs into `FILE`."""


@dataclass(frozen=True)
class Answer:
    """What a Git command came to, as its user's terminal shows it."""

    status: int
    terminal: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Return what our side said, line by line, without Git's `remote: ` and the blanks it pads with."""
        remote = (line for line in self.terminal.split("\n") if line.startswith(REMOTE.rstrip()))
        return tuple(line.removeprefix(REMOTE.rstrip()).removeprefix(" ").rstrip() for line in remote)

    @cached_property
    def said(self) -> str:
        """Return what our side said on one line with plain spaces and apostrophes, to look for a sentence in."""
        return " ".join(" ".join(self.lines).replace("\u2019", "'").split())

    @property
    def control_characters(self) -> set[str]:
        """Return the characters of our side that a terminal would act on, line ends left out."""
        return {character for line in self.lines for character in line if category(character) == "Cc"}

    @property
    def width(self) -> int:
        """Return how many columns our longest line takes, but for one to copy, which is never broken."""
        return max(len(line) for line in self.lines if not line.lstrip().startswith("python3 -c "))


class Desk:
    """Works in a clone as its owner would by hand, with nothing of this machine's Git settings."""

    def __init__(self, folder: Path, member: Member, school: School, *, owner: str | None = None) -> None:
        self.clone = folder / f"{member.person.handle}-at-{owner or 'home'}"
        self.member = member
        self.keys = folder / f"{member.person.handle}.credentials"
        self._school = school
        self._owner = owner or member.person.handle

    @property
    def address(self) -> str:
        """Return the address of the repository that is worked on."""
        return f"{self._school.settings.public_url}/git/{COHORT.slug}/{self._owner}.git"

    def open(self) -> Answer:
        """Keep the token where Git looks for it, and clone."""
        web = urlsplit(self._school.settings.public_url)
        self.keys.write_text(f"{web.scheme}://{self.member.person.handle}:{self.member.token}@{web.netloc}\n")
        store = f"credential.helper=store --file={self.keys}"
        clone = ("git", "-c", store, "clone", "-c", store, self.address, str(self.clone))
        return self._run(*clone, where=self.keys.parent)

    def git(self, *arguments: str, stdin: bytes = b"") -> Answer:
        """Run Git in the clone."""
        return self._run("git", *arguments, where=self.clone, stdin=stdin)

    def done(self, *arguments: str, stdin: bytes = b"") -> str:
        """Run Git in the clone, where it must succeed, and return what it prints."""
        answer = self.git(*arguments, stdin=stdin)
        assert answer.status == 0, answer.terminal
        return answer.terminal.strip()

    def write(self, path: str, content: str | bytes) -> None:
        """Write a file of the clone."""
        file = self.clone / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())

    def commit(self, *options: str) -> None:
        """Commit everything."""
        self.done("add", "--all", "--force")
        self.done("commit", "--quiet", "--message", "Mon essai", *options)

    def push(self, *arguments: str) -> Answer:
        """Push, and wait for the whole answer."""
        return self.git("push", *arguments)

    def hand_in(self, path: str, content: str | bytes) -> Answer:
        """Write a file, commit and push."""
        self.write(path, content)
        self.commit()
        return self.push()

    def follow(self, refusal: Answer) -> Answer:
        """Run the commands that an answer names, one by one as they stand there; return what the last one came to."""
        commands = [shlex.split(line)[1:] for line in refusal.lines if line.startswith("    git ")]
        *before, last = commands
        for command in before:
            self.done(*command)
        return self.git(*last)

    def begin_push(self) -> subprocess.Popen[bytes]:
        """Push without waiting; `ended` waits."""
        return subprocess.Popen(
            ["env", "--default-signal=INT", "git", "push"],  # what a shell starts beside itself is deaf to Ctrl-C
            cwd=self.clone,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def until_tried(self, slug: str, times: int) -> None:
        """Wait until so many hand-ins of an exercise are stored."""
        eventually(lambda: self.tries(slug) >= times, what=f"{times} hand-ins of {slug}")

    def tries(self, slug: str) -> int:
        """Return how many hand-ins of an exercise are stored."""
        return len(self._school.submissions(self.member.person.handle, slug))

    def run(self, slug: str) -> Run:
        """Return the run of the newest hand-in."""
        return self._school.run(self.member.person.handle, slug)

    def result(self, slug: str) -> Result:
        """Return what the newest hand-in came to, once it has."""

        def finished() -> Result | None:
            return self.run(slug).result if self.tries(slug) and self.run(slug).state is RunState.FINISHED else None

        return eventually(finished, what=f"a result of {slug} for {self.member.person.handle}")

    @cached_property
    def _environment(self) -> dict[str, str]:
        name, address = self.member.person.name, f"{self.member.person.handle}@example.org"
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.keys.parent),
            "LC_ALL": "C.UTF-8",
            "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_AUTHOR_NAME": name,
            "GIT_AUTHOR_EMAIL": address,
            "GIT_COMMITTER_NAME": name,
            "GIT_COMMITTER_EMAIL": address,
        }

    def _run(self, *command: str, where: Path, stdin: bytes = b"") -> Answer:
        done = subprocess.run(
            command,
            cwd=where,
            env=self._environment,
            input=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=GIT_SECONDS,
            check=False,
        )
        return Answer(done.returncode, done.stdout.decode("utf-8", "replace"))


def ended(push: subprocess.Popen[bytes]) -> Answer:
    """Wait until a push that was begun is over, and return what it came to."""
    terminal, _ = push.communicate(timeout=GIT_SECONDS)
    return Answer(push.returncode, terminal.decode("utf-8", "replace"))


def interrupt(push: subprocess.Popen[bytes]) -> Answer:
    """Press Ctrl-C in the terminal of a push."""
    os.killpg(push.pid, signal.SIGINT)
    return ended(push)
