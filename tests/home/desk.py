"""A learner's desk without Git: the file that the school hands out, run by a Python of its own."""

import os
import pty
import shlex
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

from grader.domain.accounts.credentials import Scope
from grader.domain.text import Language
from grader.engine.accounts import tokens
from tests.e2e.desk import Answer
from tests.web.git.beginner import Beginner
from web.exports.home_tool import packed


@dataclass
class Desk:
    """A folder with `grader.pyz` beside the folders of exercises."""

    learner: Beginner | None
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def kept(self) -> Path:
        """Return where the file keeps its tokens here."""
        return self.folder / "home" / ".config" / "grader" / "tokens.json"

    def token(self, *scopes: Scope) -> str:
        """Return a new token of the learner's."""
        ours = self.learner.school.grader
        made = {"new_id": ours.new_id, "new_secret": ours.new_secret, "now": ours.now}
        wanted = frozenset(scopes or (Scope.READ, Scope.SUBMIT))
        return tokens.create_token(self.learner.person, "grader.pyz", wanted, database=ours.database, **made)[1]

    def write(self, path: str, content: str) -> None:
        """Save a file."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")

    def types_at_terminal(self, *arguments: str, typed: str) -> Answer:
        """Run the file at a terminal, and type an answer to what it asks for."""
        command = shlex.join([sys.executable, "grader.pyz", *arguments])
        told = [f"LC_ALL=en_GB.UTF-8 GRADER_SERVER={self.learner.school.address} HOME=home {command}"]
        screen, keyboard = pty.openpty()
        with subprocess.Popen(
            ["sh", "-c", *told],
            cwd=self.folder,
            stdin=keyboard,
            stdout=keyboard,
            stderr=keyboard,
            start_new_session=True,
        ) as process:
            os.close(keyboard)
            shown = b""
            while block := _shown(screen):
                shown += block
                if typed and b"Token: " in shown:
                    os.write(screen, typed.encode() + b"\n")
                    typed = ""
            os.close(screen)
        return Answer(process.returncode, shown.decode())

    def types(self, *arguments: str, where: str = ".", python: str = sys.executable, **environment: str) -> Answer:
        """Run the file with these arguments."""
        surroundings = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder / "home"),
            "LC_ALL": "en_GB.UTF-8",
            "PYTHONIOENCODING": "utf-8",
        }
        if self.learner is not None:
            surroundings["GRADER_SERVER"] = self.learner.school.address
        done = subprocess.run(
            [python, str(self.folder / "grader.pyz"), *arguments],
            cwd=self.folder / where,
            env=surroundings | self.environment | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=120,
            check=False,
        )
        return Answer(done.returncode, done.stdout.decode("utf-8"))


def desk_of(learner: Beginner, folder: Path) -> Desk:
    """Return the desk of a learner who has just downloaded the file."""
    (folder / "home").mkdir(parents=True, exist_ok=True)
    with urlopen(f"{learner.school.address}/tools/grader.pyz") as answer:
        (folder / "grader.pyz").write_bytes(answer.read())
    return Desk(learner, folder)


def _shown(screen: int) -> bytes:
    """Return what a terminal shows next; nothing once nobody writes to it any more."""
    try:
        return os.read(screen, 65_536)
    except OSError:
        return b""


def packed_desk(folder: Path) -> Desk:
    """Return a desk with the file, of nobody's and far from any school."""
    (folder / "home").mkdir(parents=True)
    (folder / "grader.pyz").write_bytes(packed("http://127.0.0.1:1", Language.FR))
    return Desk(None, folder)
