"""The base image: Debian from a registry when one answers, else from Debian's own mirror."""

import json
import shutil
import subprocess
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from os import geteuid
from threading import Thread
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from docker.errors import DockerException

from grader.adapters.sandbox.connection import EngineConnection, engine_errors
from grader.domain.errors import SandboxUnavailable

Progress = Callable[[str], None]
"""Takes one line, in English, for the operator who waits."""

SUITE = "trixie"
BASE_REPOSITORY, BASE_TAG = "grader/base", SUITE
BASE_IMAGE = f"{BASE_REPOSITORY}:{BASE_TAG}"
REGISTRY_IMAGE, REGISTRY_TAG = "debian", f"{SUITE}-slim"
REGISTRY_PROBE = "https://registry-1.docker.io/v2/"
PROBE_SECONDS = 3
PULL_SECONDS = 300
TAIL_LINES = 15
SLIM = ("/usr/share/doc/*", "/usr/share/man/*", "/usr/share/locale/*", "/usr/share/info/*")
"""What Debian's own slim image leaves out too."""


def ensure_base(connection: EngineConnection, progress: Progress, *, refresh: bool = False) -> None:
    """Make sure that the Engine has the base image; `refresh` makes it anew from today's packages.

    Raises:
        SandboxUnavailable: The Engine does not answer, or neither way leads to an image.
    """
    with engine_errors("looking for the base image"):
        if not refresh and connection.api.images(name=BASE_IMAGE):
            return
    if registry_answers() and _pulled(connection, progress):
        return
    bootstrap(connection, progress)


def registry_answers() -> bool:
    """Tell whether a registry answers over HTTPS within seconds; a refusal is an answer."""
    try:
        urlopen(REGISTRY_PROBE, timeout=PROBE_SECONDS).close()
    except HTTPError:
        return True
    except (URLError, OSError):
        return False
    return True


def bootstrap(connection: EngineConnection, progress: Progress, *, tag: str = BASE_TAG) -> None:
    """Build the base image from Debian's mirror, whose signatures are checked by apt.

    Raises:
        SandboxUnavailable: No tool for it is here, or it failed; the message holds its last lines.
    """
    progress("Building the base image from Debian's mirror (about a minute)…")
    with tempfile.TemporaryDirectory(prefix="grader-base-") as folder, _root_filesystem(folder, progress) as tar:
        image = _imported(connection, tar)
    with engine_errors("tagging the base image"):
        connection.api.tag(image, BASE_REPOSITORY, tag)
    progress(f"Base image {BASE_REPOSITORY}:{tag} is ready.")


def _imported(connection: EngineConnection, tar: IO[bytes]) -> str:
    """Return the id of the image made of a tar; it gets its tag only once the tar is known to be whole."""
    with engine_errors("importing the base image"):
        answer: str = connection.api.import_image_from_stream(tar)
    last = json.loads(answer.strip().splitlines()[-1])
    if "error" in last:
        raise SandboxUnavailable("The base image cannot be imported: %(why)s", why=last["error"])
    return str(last["status"])


def _pulled(connection: EngineConnection, progress: Progress) -> bool:
    """Tell whether the image came from the registry; a mirror that is slow or refuses leads to the other way."""
    progress(f"Pulling {REGISTRY_IMAGE}:{REGISTRY_TAG}…")
    deadline = time.monotonic() + PULL_SECONDS
    try:
        for event in connection.api.pull(REGISTRY_IMAGE, tag=REGISTRY_TAG, stream=True, decode=True):
            if "error" in event or time.monotonic() > deadline:
                progress(f"The registry does not give it: {event.get('error', 'too slow')}")
                return False
        return connection.api.tag(f"{REGISTRY_IMAGE}:{REGISTRY_TAG}", BASE_REPOSITORY, BASE_TAG)
    except (DockerException, OSError) as error:
        progress(f"The registry does not give it: {error}")
        return False


@contextmanager
def _root_filesystem(folder: str, progress: Progress) -> Iterator[IO[bytes]]:
    """Yield a stream of the tar of a minimal Debian; leaving the block raises when its maker failed."""
    lines: deque[str] = deque(maxlen=TAIL_LINES)
    with _maker(folder) as process:
        assert process.stdout is not None  # noqa: S101 - both are pipes
        assert process.stderr is not None  # noqa: S101
        reader = Thread(target=_read_lines, args=(process.stderr, lines, progress), daemon=True)
        reader.start()
        try:
            yield process.stdout
        except SandboxUnavailable:
            # The maker's own last lines say more than the Engine's complaint about half a tar.
            if _still_works(process):
                process.terminate()
                raise
        finally:
            reader.join()
    if process.returncode:
        raise SandboxUnavailable("The base image cannot be built from Debian's mirror: %(why)s", why=" / ".join(lines))


def _still_works(process: subprocess.Popen[bytes]) -> bool:
    try:
        return process.wait(timeout=2) == 0
    except subprocess.TimeoutExpired:
        return True


def _maker(folder: str) -> subprocess.Popen[bytes]:
    """Start the program that writes a root filesystem as a tar to its standard output."""
    if shutil.which("mmdebstrap"):
        mode = "root" if geteuid() == 0 else "unshare"
        excludes = [f"--dpkgopt=path-exclude={pattern}" for pattern in SLIM]
        keep = "--dpkgopt=path-include=/usr/share/doc/*/copyright"
        command = ["mmdebstrap", f"--mode={mode}", "--variant=minbase", *excludes, keep, SUITE, "-"]
    elif shutil.which("debootstrap") and geteuid() == 0:
        script = 'debootstrap --variant=minbase "$1" "$2/root" >&2 && exec tar -C "$2/root" --numeric-owner -c .'
        command = ["sh", "-c", script, "sh", SUITE, folder]
    else:
        raise SandboxUnavailable(
            "No registry answers, and there is neither mmdebstrap nor (for root) debootstrap to build the base image."
        )
    return subprocess.Popen(  # noqa: S603 - a fixed argument list
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def _read_lines(stream: IO[bytes], kept: deque[str], progress: Progress) -> None:
    for line in stream:
        text = line.decode(errors="replace").strip()
        kept.append(text)
        progress(text)
