"""A source that is one exercise: the folder's name is its own, unless somebody wishes another."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from grader.adapters.importing.conversion import Candidate, Collection, Conversion, Wishes
from grader.adapters.importing.download import Download
from grader.adapters.importing.naming import slug_of


def single(
    source: str, root: Path, wishes: Wishes, convert: Callable[[Download, str, Wishes], Conversion]
) -> Collection:
    """Return the one exercise in `root`, which `convert` reads when it is asked for."""
    download = Download(root)
    slug = slug_of(download.name, wishes)
    return Collection(source, download, (Candidate(slug, partial(convert, download, slug, wishes)),))
