"""Runner images: built on the base image from `runner_images/`, a runner's own folder and what all have in common.

They are found again by what they were built from. Two values name an image. Its *content key* (Dockerfile and harness)
is known before a build and finds it; its *image digest* adds the versions of the packages inside, so it is known after
the build, and is equal on every host.
"""

import hashlib
import io
import tarfile
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from docker.errors import NotFound

from grader.adapters.sandbox.connection import EngineConnection, engine_errors
from grader.adapters.sandbox.images.base_image import Progress, ensure_base
from grader.adapters.sandbox.images.building import Recipe, build
from grader.adapters.sandbox.images.room import MOST, Room, room_in
from grader.adapters.sandbox.images.wheels import wheel_files
from grader.adapters.sandbox.images.with_packages import base_of, explained, packages_of, recipe, sources_beside
from grader.adapters.sandbox.wire.orders import VERSION
from grader.domain.errors import SandboxUnavailable

RUNNERS_FOLDER = Path(__file__).resolve().parents[4] / "runner_images"
COMMON = "common"
"""The folder, beside the runners' own, of what is in every image."""
DIGEST_LABEL = "grader.image-digest"
CONTENT_LABEL = "grader.image-content"
RUNNER_LABEL = "grader.runner"
HARNESS_LABEL = "grader.harness-version"
"""The version of the protocol that the harness speaks; what exactly it is, the content key says."""
DIGEST_TAG_CHARACTERS = 12


_Look = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class RunnerImage:
    """A built image.

    Attributes:
        runner: The name of its folder, and of the packages that are beside (`with_packages.py`).
        id: The Engine's own id of it, on this host only.
        digest: SHA-256 (hex) over its packages and files, equal on every host.
        room: What its containers get of this machine.
    """

    runner: str
    id: str
    digest: str
    room: Room = MOST


def runners_in(folder: Path) -> tuple[str, ...]:
    """Return the names of the runners whose sources are below a folder."""
    return tuple(sorted(found.name for found in folder.iterdir() if (found / "Dockerfile").is_file()))


@cache
def is_on_demand(folder: Path, runner: str) -> bool:
    """Tell whether the image of a runner is built only where an exercise needs it, as its `runner.toml` says."""
    declared = folder / runner / "runner.toml"
    return declared.is_file() and tomllib.loads(declared.read_text("utf-8")).get("on_demand") is True


def built_with_packages(connection: EngineConnection) -> tuple[str, ...]:
    """Return the names of the images with packages beside a runner's own that the Engine has, of whatever sources.

    Raises:
        SandboxUnavailable: The Engine does not answer.
    """
    with engine_errors("looking for the runner images"):
        images = connection.api.images(filters={"label": RUNNER_LABEL})
    return tuple(sorted({name for image in images if packages_of(name := image["Labels"][RUNNER_LABEL])}))


def was_built(connection: EngineConnection, runner: str) -> bool:
    """Tell whether the Engine has an image of a runner, of these sources or of others.

    Raises:
        SandboxUnavailable: The Engine does not answer.
    """
    with engine_errors(f"looking for images of {runner}"):
        return bool(connection.api.images(name=f"grader/{runner}", filters={"label": f"{RUNNER_LABEL}={runner}"}))


def ensure_runner(
    connection: EngineConnection,
    runner: str,
    *,
    progress: Progress,
    folder: Path = RUNNERS_FOLDER,
    refresh: bool = False,
) -> RunnerImage:
    """Return the runner's image, building it (and the base image) where it is missing.

    Args:
        refresh: Build both anew from today's packages.

    Raises:
        SandboxUnavailable: The Engine does not answer, or the build failed; the message holds its last lines.
    """
    found = None if refresh else find_runner(connection, runner, folder=folder)
    if found:
        return found
    ensure_base(connection, progress, refresh=refresh)
    progress(f"Building the runner image for {runner}…")
    files = source_files(folder, runner)
    labels = {RUNNER_LABEL: runner, CONTENT_LABEL: content_key(files), HARNESS_LABEL: str(VERSION)}
    if packages_of(runner):
        base = ensure_runner(connection, base_of(runner), progress=progress, folder=folder, refresh=refresh)
        image = _build_on(connection, recipe(runner, base.id, labels, fresh=refresh), packages_of(runner), progress)
    else:
        context = {**files, **wheel_files(files, runner)}
        image = build(connection, Recipe(context, labels, dockerfile=f"{runner}/Dockerfile", fresh=refresh), progress)
    digest = image_digest(packages(connection, image), files)
    tag = _tag(runner, digest)
    # A label cannot be added to an image; a second build that adds nothing else can.
    labelled = Recipe({"Dockerfile": f"FROM {image}\n".encode()}, {DIGEST_LABEL: digest}, tag=tag)
    image = build(connection, labelled, progress)
    progress(f"Runner image {tag} is ready.")
    with engine_errors("reading the labels of an image"):
        details = connection.api.inspect_image(image)  # type: ignore[no-untyped-call]
        room = room_in(details["Config"]["Labels"])
    return RunnerImage(runner, image, digest, room)


def _build_on(connection: EngineConnection, recipe: Recipe, packages: tuple[str, ...], progress: Progress) -> str:
    """Return the id of an image built on a runner's, with these packages beside."""
    try:
        return build(connection, recipe, progress)
    except SandboxUnavailable as error:
        raise explained(error, packages) from error


def find_runner(connection: EngineConnection, runner: str, *, folder: Path = RUNNERS_FOLDER) -> RunnerImage | None:
    """Return the newest image that was built from exactly the files that there are now, or None.

    Raises:
        SandboxUnavailable: The Engine does not answer.
    """
    with engine_errors(f"looking for the runner image of {runner}"):
        images = connection.api.images(filters={"label": f"{RUNNER_LABEL}={runner}"})
    return newest_of(images, runner, folder)


def find_runners(connection: EngineConnection, *, folder: Path = RUNNERS_FOLDER) -> dict[str, RunnerImage]:
    """Return what `find_runner` does of every runner that has one, by one question: the Engine takes long over each.

    Raises:
        SandboxUnavailable: The Engine does not answer.
    """
    with engine_errors("looking for the runner images"):
        images = connection.api.images(filters={"label": RUNNER_LABEL})
    newest = {runner: newest_of(images, runner, folder) for runner in runners_in(folder)}
    return {runner: image for runner, image in newest.items() if image is not None}


def need_all(found: Collection[str], *, folder: Path = RUNNERS_FOLDER) -> None:
    """Go on only where no runner lacks its image but those that are built on demand.

    Raises:
        SandboxUnavailable: One does.
    """
    for runner in runners_in(folder):
        if runner not in found and not is_on_demand(folder, runner):
            raise no_image(runner)


def no_image(runner: str) -> SandboxUnavailable:
    """Return what tells an operator that an image is missing."""
    return SandboxUnavailable(
        "There is no image for the runner “%(runner)s”: grader images build %(runner)s.", runner=runner
    )


def newest_of(images: Sequence[Mapping[str, Any]], runner: str, folder: Path) -> RunnerImage | None:
    """Return, of what the Engine lists, the newest image of the runner's sources as they are now."""
    key = _key_of(folder, runner, _look(folder, runner))
    # An image that somebody builds on ours inherits its labels, but not its name.
    built = [
        image
        for image in images
        if (labels := image["Labels"])[RUNNER_LABEL] == runner
        and labels.get(CONTENT_LABEL) == key
        and _tag(runner, labels.get(DIGEST_LABEL, "")) in _names(image)
    ]
    if not built:
        return None
    newest = max(built, key=lambda image: int(image["Created"]))
    return RunnerImage(runner, newest["Id"], newest["Labels"][DIGEST_LABEL], room_in(newest["Labels"]))


def _tag(runner: str, digest: str) -> str:
    return f"grader/{base_of(runner)}:{digest[:DIGEST_TAG_CHARACTERS]}"


def _names(image: Mapping[str, list[str] | None]) -> list[str]:
    return image["RepoTags"] or []


def source_files(folder: Path, runner: str) -> dict[str, bytes]:
    """Return what a runner's image is built from, by path relative to the folder of all runners.

    Raises:
        SandboxUnavailable: The runner's own folder has no Dockerfile.
    """
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in _sources(folder, runner)}
    if f"{base_of(runner)}/Dockerfile" not in files:
        raise SandboxUnavailable(
            "There is no runner “%(runner)s”: its folder has no Dockerfile.", runner=base_of(runner)
        )
    return {**files, **sources_beside(runner)}


def content_key(files: Mapping[str, bytes]) -> str:
    """Return a SHA-256 (hex) over names and bytes."""
    digest = hashlib.sha256()
    for name, content in sorted(files.items()):
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


@cache
def _key_of(folder: Path, runner: str, _look: _Look) -> str:
    """Return the content key of sources that look like this: read again only when they look otherwise."""
    return content_key(source_files(folder, runner))


def _look(folder: Path, runner: str) -> _Look:
    """Return names, sizes and times of change of what an image is built from."""
    stats = ((path, path.stat()) for path in _sources(folder, runner))
    return tuple((str(path), stat.st_size, stat.st_mtime_ns) for path, stat in stats)


def image_digest(listed: list[str], files: Mapping[str, bytes]) -> str:
    """Return the SHA-256 (hex) over `package=version` lines and the files an image was built from."""
    return content_key({**files, "/packages": "\n".join(sorted(listed)).encode()})


def _sources(folder: Path, runner: str) -> list[Path]:
    """Return the files of a runner and those in common, in order: no caches, nothing hidden, nothing told of them."""
    below = (path for part in (COMMON, base_of(runner)) for path in (folder / part).rglob("*"))
    return sorted(path for path in (folder / "__init__.py", *below) if path.is_file() and _counts(path, folder))


def _counts(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    # What a runner's folder says to the host, or to a reader, changes nothing inside.
    told = path.suffix == ".md" or path.name == "runner.toml"
    return not told and not any(part.startswith(".") or part == "__pycache__" for part in parts)


def packages(connection: EngineConnection, image: str) -> list[str]:
    """Return the `package=version` of everything installed in an image, read without running anything in it."""
    with engine_errors("reading the packages of an image"):
        container = connection.api.create_container(image, command=["true"], network_disabled=True)["Id"]
        try:
            chunks, _ = connection.api.get_archive(container, "/var/lib/dpkg/status")
            archive = io.BytesIO(b"".join(chunks))
        except NotFound:
            return []
        finally:
            connection.api.remove_container(container, force=True, v=True)
    with tarfile.open(fileobj=archive) as tar:
        status = tar.extractfile(PurePosixPath("status").name)
        return [] if status is None else list(_installed(status.read().decode()))


def _installed(status: str) -> Iterator[str]:
    for paragraph in status.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in paragraph.splitlines() if ": " in line and line[0] != " ")
        if fields.get("Status") == "install ok installed":
            yield f"{fields['Package']}={fields['Version']}"
