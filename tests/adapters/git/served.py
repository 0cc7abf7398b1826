"""The real Git client against our transport, over HTTP on a free port; no accounts, no database."""

import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from wsgiref.types import WSGIApplication

from werkzeug import Request, Response
from werkzeug.serving import make_server

from grader.adapters.git.transport import GitTransport
from grader.engine.ports.git import Receiving

SAID = "Bonjour du serveur"


@dataclass
class Served:
    """Answers Git's requests with the transport alone.

    Attributes:
        pushes: Every push that was answered to its end, oldest first.
    """

    transport: GitTransport
    address: str = ""
    pushes: list[Receiving] = field(default_factory=list)

    def answer(self, request: Request) -> Response:
        """Answer one request."""
        path, _, action = request.path.strip("/").partition(".git/")
        repository, protocol = f"{path}.git", request.headers.get("Git-Protocol", "")
        match action:
            case "git-upload-pack":
                blocks = self.transport.send(repository, request.stream, protocol)
                return Response(blocks, mimetype=f"application/x-{action}-result")
            case "git-receive-pack":
                blocks = self._push(self.transport.receive(repository, request.stream))
                return Response(blocks, mimetype=f"application/x-{action}-result")
            case _:
                service = request.args["service"]
                listed = self.transport.advertise(repository, service, protocol)
                return Response(listed, mimetype=f"application/x-{service}-advertisement")

    def _push(self, push: Receiving) -> Iterator[bytes]:
        yield from push.answer()
        self.pushes.append(push)
        yield push.say(f"{SAID}\n")
        yield push.end()


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    """Serve the bare repositories below a folder until the block ends."""
    served = Served(GitTransport(folder))
    with running(Request.application(served.answer)) as served.address:
        yield served


@contextmanager
def running(application: WSGIApplication) -> Iterator[str]:
    """Run an application in a thread until the block ends, and yield its address."""
    server = make_server("127.0.0.1", 0, application, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@dataclass(frozen=True)
class Clone:
    """A learner's clone, in which the real Git client works."""

    folder: Path

    def git(self, *arguments: str, stdin: bytes | None = None, fails: bool = False) -> str:
        """Run git, and return what its terminal shows; `fails` tells whether it is meant to."""
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_TERMINAL_PROMPT": "0",
            "LC_ALL": "C.UTF-8",
        }
        people = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
        done = subprocess.run(
            ["git", "-C", str(self.folder), *people, *arguments],
            env=environment,
            input=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        shown = done.stdout.decode("utf-8", "replace")
        assert (done.returncode != 0) is fails, shown
        return shown

    def commit(self, path: str, content: bytes) -> str:
        """Commit a file, and return the commit."""
        self.folder.joinpath(path).parent.mkdir(parents=True, exist_ok=True)
        self.folder.joinpath(path).write_bytes(content)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "essai")
        return self.git("rev-parse", "HEAD").strip()

    def push(self, *refspecs: str, fails: bool = False) -> str:
        """Push, and return what the terminal shows."""
        return self.git("push", "origin", *refspecs, fails=fails)


def clone(address: str, folder: Path, *options: str) -> Clone:
    """Clone a repository into a folder that is not there yet."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    Clone(folder.parent).git("clone", "--quiet", *options, address, str(folder))
    return Clone(folder)
