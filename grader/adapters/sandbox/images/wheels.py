"""Python packages that Debian does not have, put into an image from wheels that its folder names by their hashes."""

import io
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from grader.domain.errors import SandboxUnavailable

WHEELS_FILE = "wheels.txt"
"""A requirements file of pip's, in a runner's folder: each line a version and the hash of its one wheel."""
WHEELS_FOLDER = "wheels"
"""Beside that file in a build: what the wheels hold, as it lies once installed."""
PLATFORM = ("--platform=manylinux_2_28_x86_64", "--platform=manylinux1_x86_64", "--platform=manylinux2014_x86_64")
PYTHON_VERSION = "3.13"
"""Of Debian trixie."""
_WITHOUT = re.compile(r"^# without (\S+)", re.MULTILINE)
_DOWNLOAD_SECONDS = 600


def wheel_files(files: Mapping[str, bytes], runner: str) -> dict[str, bytes]:
    """Return what the wheels hold that the folder of `runner` names, by path in its build; nothing when it names none.

    Raises:
        SandboxUnavailable: The package index does not answer, or has another wheel than the one that is named.
    """
    named = files.get(f"{runner}/{WHEELS_FILE}")
    if named is None:
        return {}
    left_out = tuple(_WITHOUT.findall(named.decode()))
    with tempfile.TemporaryDirectory(prefix="grader-wheels-") as folder:
        _download(named, Path(folder))
        found = [member for wheel in sorted(Path(folder).glob("*.whl")) for member in _members(wheel)]
    return {f"{runner}/{WHEELS_FOLDER}/{path}": content for path, content in found if path not in left_out}


def _download(named: bytes, folder: Path) -> None:
    requirements = folder / WHEELS_FILE
    requirements.write_bytes(named)
    asked = ("--require-hashes", "--no-deps", "--only-binary=:all:", f"--python-version={PYTHON_VERSION}", *PLATFORM)
    command = [sys.executable, "-m", "pip", "download", "--quiet", *asked, "--dest", str(folder), "-r"]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed argument list
            [*command, str(requirements)], capture_output=True, text=True, timeout=_DOWNLOAD_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _not_downloaded(str(error)) from error
    if done.returncode:
        raise _not_downloaded(done.stderr.strip()[-2_000:])


def _not_downloaded(why: str) -> SandboxUnavailable:
    return SandboxUnavailable("The Python packages of an image cannot be downloaded: %(why)s", why=why)


def _members(wheel: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a wheel, whose hash was right; none of a path that leads out of its folder."""
    with zipfile.ZipFile(io.BytesIO(wheel.read_bytes())) as archive:
        for entry in archive.infolist():
            parts = PurePosixPath(entry.filename).parts
            if not entry.is_dir() and ".." not in parts and parts[0] != "/":
                yield entry.filename, archive.read(entry)
