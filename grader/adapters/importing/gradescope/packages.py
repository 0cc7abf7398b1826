"""Which packages an autograder's `setup.sh` installs, and what Debian calls those of Python's."""

import re
from collections.abc import Iterator

from grader.adapters.importing.conversion import ForeignFiles

SETUP, REQUIREMENTS = "setup.sh", "requirements.txt"
APT = re.compile(r"\bapt(?:-get)?\s+(?:-\S+\s+)*install\s+(?P<words>[^;&|\n]*)")
PIP = re.compile(r"\bpip[0-9.]*\s+install\s+(?P<words>[^;&|\n]*)")
CONTINUED = re.compile(r"\\\r?\n")
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*")
HERE_ALREADY = re.compile(r"bash|gradescope-utils|python3?|(?:python3?-)?(?:dev|pip|pytest|setuptools|venv|wheel)")
OTHERWISE = {
    "beautifulsoup4": "python3-bs4",
    "opencv-python": "python3-opencv",
    "pillow": "python3-pil",
    "pyyaml": "python3-yaml",
    "scikit-learn": "python3-sklearn",
}
"""Python packages that Debian does not call after their own name."""


def wanted_packages(files: ForeignFiles) -> tuple[str, ...]:
    """Return the packages that are installed, by Debian's name, without those that the image has anyway."""
    text = "\n".join(_text(files, path) for path in (SETUP, "run_autograder"))
    found = [*_apt(text), *map(_of_pip, [*_pip(text), *_listed(_text(files, REQUIREMENTS))])]
    return tuple(dict.fromkeys(name for name in found if name))


def _text(files: ForeignFiles, path: str) -> str:
    found = next((one for name, one in files.items() if name == path), None)
    return CONTINUED.sub(" ", found.content.decode("utf-8", "replace")) if found else ""


def _apt(text: str) -> Iterator[str]:
    for command in APT.finditer(text):
        for word in command["words"].split():
            if NAME.fullmatch(word) and not HERE_ALREADY.fullmatch(word.lower()):
                yield word.lower()


def _pip(text: str) -> Iterator[str]:
    for command in PIP.finditer(text):
        words = iter(command["words"].split())
        for word in words:
            if word in {"-r", "--requirement", "-i", "--index-url", "-c"}:
                next(words, None)
            elif not word.startswith("-"):
                yield word


def _listed(text: str) -> Iterator[str]:
    return (line for line in (line.strip() for line in text.splitlines()) if line and line[0] not in "#-")


def _of_pip(word: str) -> str:
    """Return what Debian calls a package of Python's; empty for one that is here already."""
    found = NAME.match(word.strip("\"'"))
    name = found[0].lower().replace("_", "-") if found else ""
    if not name or HERE_ALREADY.fullmatch(name):
        return ""
    return OTHERWISE.get(name, f"python3-{name.removeprefix('python-')}")
