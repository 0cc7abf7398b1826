"""What does not belong in a repository, by its name and weight: installed packages, big files, secrets."""

from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath

from grader.domain.submissions.hand_in import EntryKind, TreeEntry

HEAVY_FOLDERS = frozenset({"node_modules", ".venv", "venv", "__pycache__"})
VENV_MARK = "pyvenv.cfg"
"""What Python writes at the top of a virtual environment, whatever its folder is called."""

BIG_BYTES = 10_000_000
SECRET_NAMES = frozenset({".git-credentials", ".netrc", "id_rsa", "id_ed25519", "id_ecdsa", "id_dsa"})
SECRET_ENDINGS = frozenset({".pem", ".key", ".p12", ".pfx"})
EXAMPLES = frozenset({".env.example", ".env.sample", ".env.template", ".env.dist"})

MOST_READ = 50
MAX_READ_BYTES = 65_536


def heavy_folders(entries: Iterable[TreeEntry]) -> dict[str, int]:
    """Return the folders of installed or made files, with how many files of theirs are written; largest first."""
    paths = [entry.path for entry in entries]
    environments = {path.removesuffix(f"/{VENV_MARK}") for path in paths if path.endswith(f"/{VENV_MARK}")}
    found = Counter(folder for path in paths if (folder := _heavy_part(path, environments)))
    return dict(found.most_common())


def big_files(entries: Iterable[TreeEntry]) -> tuple[TreeEntry, ...]:
    """Return the files that no exercise needs the size of; largest first."""
    return tuple(sorted((one for one in entries if one.size_bytes >= BIG_BYTES), key=lambda one: -one.size_bytes))


def secret_files(entries: Iterable[TreeEntry]) -> tuple[TreeEntry, ...]:
    """Return the files whose names are those of secrets."""
    return tuple(entry for entry in entries if _is_secret(PurePosixPath(entry.path)))


def worth_reading(entries: Iterable[TreeEntry]) -> tuple[TreeEntry, ...]:
    """Return the files whose text is looked at, at most 50 small ones, those nearest the top first."""
    small = [one for one in entries if one.kind is EntryKind.FILE and 0 < one.size_bytes <= MAX_READ_BYTES]
    return tuple(sorted(small, key=lambda one: (one.path.count("/"), one.path))[:MOST_READ])


def _heavy_part(path: str, environments: set[str]) -> str | None:
    """Return the outermost folder of a path that is heavy."""
    parts = path.split("/")[:-1]
    for depth, part in enumerate(parts, 1):
        folder = "/".join(parts[:depth])
        if part in HEAVY_FOLDERS or folder in environments:
            return folder
    return None


def _is_secret(path: PurePosixPath) -> bool:
    name = path.name.casefold()
    is_environment = name == ".env" or (name.startswith(".env.") and name not in EXAMPLES)
    return is_environment or name in SECRET_NAMES or path.suffix.casefold() in SECRET_ENDINGS
