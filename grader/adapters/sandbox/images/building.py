"""Builds an image from files in memory."""

import io
import os
import tarfile
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from grader.adapters.sandbox.connection import EngineConnection, engine_errors
from grader.adapters.sandbox.images.base_image import TAIL_LINES, Progress
from grader.domain.errors import SandboxUnavailable

PROXY_VARIABLES = ("http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")


@dataclass(frozen=True)
class Recipe:
    """What the Engine is asked to build; `fresh` leaves its cache aside."""

    files: Mapping[str, bytes]
    labels: Mapping[str, str]
    dockerfile: str = "Dockerfile"
    tag: str | None = None
    fresh: bool = False


def _context(files: Mapping[str, bytes]) -> io.BytesIO:
    """Return a build context whose bytes depend on the files alone, so that the Engine's own cache holds."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, content in sorted(files.items()):
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(content), 0o644
            archive.addfile(entry, io.BytesIO(content))
    buffer.seek(0)
    return buffer


def build(connection: EngineConnection, recipe: Recipe, progress: Progress) -> str:
    """Return the id of the image built; packages come over the host's own network."""
    proxies = {name: os.environ[name] for name in PROXY_VARIABLES if name in os.environ}
    lines: deque[str] = deque(maxlen=TAIL_LINES)
    image = ""
    with engine_errors("building an image"):
        events = connection.api.build(
            fileobj=_context(recipe.files),
            custom_context=True,
            dockerfile=recipe.dockerfile,
            decode=True,
            rm=True,
            forcerm=True,
            nocache=recipe.fresh,
            network_mode="host",
            buildargs=proxies,
            labels=dict(recipe.labels),
            tag=recipe.tag,
        )
        for event in events:
            image = event.get("aux", {}).get("ID", image)
            _note(event, lines, progress)
    return image


def _note(event: Mapping[str, str], lines: deque[str], progress: Progress) -> None:
    """Pass on what a build says, and raise when it says that it failed."""
    for line in event.get("stream", "").splitlines():
        if line.strip():
            lines.append(line.strip())
            progress(line.rstrip())
    if "error" in event:
        raise SandboxUnavailable("An image cannot be built: %(why)s", why=" / ".join([event["error"], *lines]))
