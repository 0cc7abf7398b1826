"""An exercise's folder as an archive that somebody sends."""

import tomllib
from pathlib import PurePosixPath

from grader.adapters.exercise_files.packed import packed_files
from grader.adapters.exercise_files.toml_text import parsed
from grader.domain.errors import NotValid
from grader.domain.exercises.exercise import SourceFile
from grader.domain.naming import is_slug

MANIFEST = "exercise.toml"


def unpacked(archive: bytes) -> tuple[str, tuple[SourceFile, ...]]:
    """Return the slug that the manifest in an archive names, and the files below that manifest's folder.

    Raises:
        NotValid: What `packed_files` refuses; `upload_no_manifest`, `upload_several` or `upload_no_slug`.
    """
    files = packed_files(archive)
    manifests = [file for file in files if PurePosixPath(file.path).name == MANIFEST]
    if not manifests:
        raise NotValid("upload_no_manifest")
    manifest, *others = sorted(manifests, key=lambda file: (file.path.count("/"), file.path))
    if others and others[0].path.count("/") == manifest.path.count("/"):
        raise NotValid("upload_several")
    top = manifest.path.removesuffix(MANIFEST)
    below = (file for file in files if file.path.startswith(top))
    return _slug(manifest.content), tuple(SourceFile(file.path.removeprefix(top), file.content) for file in below)


def _slug(manifest: bytes) -> str:
    try:
        slug = parsed(manifest.decode("utf-8")).get("slug")
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise NotValid("upload_no_slug") from error
    if not isinstance(slug, str) or not is_slug(slug):
        raise NotValid("upload_no_slug")
    return slug
