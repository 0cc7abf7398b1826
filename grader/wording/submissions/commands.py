"""Commands that a learner can type as they stand, whichever shell they have."""

import re

from grader.wording.width import columns

MOST_COLUMNS = 40
"""Of one path in a command: a line of the terminal holds it whole."""

PLAIN = re.compile(r"[A-Za-z0-9_.][A-Za-z0-9_./-]*")
TOUCHY = frozenset("\"'`$\\!%^&|<>;*?#~")
"""Characters that some shell takes for something else, even between double quotes."""


def identity(name: str, handle: str) -> tuple[str, str]:
    """Return what tells Git once who commits: a name that can be typed, and an address that reaches nobody."""
    told = (typed(name) or handle).strip('"')
    return (
        f'git config --global user.name "{told}"',
        f"git config --global user.email {handle}@example.org",
    )


def typed(path: str) -> str | None:
    """Return a path as an argument, quoted where it must be; None for one that nobody can type safely."""
    if columns(path) > MOST_COLUMNS or path.startswith("-") or not path.strip():
        return None
    if PLAIN.fullmatch(path):
        return path
    return None if not path.isprintable() or TOUCHY.intersection(path) else f'"{path}"'
