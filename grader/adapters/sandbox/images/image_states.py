"""How the images of a host stand to the folders that they are built from: there, of other files, or missing."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from grader.adapters.sandbox.connection import EngineConnection, engine_errors
from grader.adapters.sandbox.images.runner_image import (
    DIGEST_LABEL,
    RUNNER_LABEL,
    RUNNERS_FOLDER,
    is_on_demand,
    newest_of,
    runners_in,
)
from grader.adapters.sandbox.images.with_packages import base_of, packages_of
from grader.domain.operation.software import EngineState, ImageCondition, ImageState


def engine_state(connection: EngineConnection, *, folder: Path = RUNNERS_FOLDER) -> EngineState:
    """Return the Engine's version, and the image of every runner, by two questions.

    Raises:
        SandboxUnavailable: The Engine does not answer.
    """
    with engine_errors("looking for the runner images"):
        version = str(connection.api.version()["Version"])
        images = connection.api.images(filters={"label": RUNNER_LABEL})
    every = runners_in(folder)
    beside = {name for image in images if packages_of(name := image["Labels"][RUNNER_LABEL]) and base_of(name) in every}
    return EngineState(version, tuple(_state(name, images, folder) for name in (*every, *sorted(beside))))


def _state(name: str, images: Sequence[Mapping[str, Any]], folder: Path) -> ImageState:
    on_demand = is_on_demand(folder, base_of(name)) or bool(packages_of(name))
    current = newest_of(images, name, folder)
    # A label says nothing of a draft, nor of what somebody builds on ours: only our own tags do.
    ours = [
        image
        for image in images
        if image["Labels"][RUNNER_LABEL] == name
        and any(tag.startswith(f"grader/{base_of(name)}:") for tag in image["RepoTags"] or ())
    ]
    found = [image for image in ours if current is None or image["Id"] == current.id]
    if not found:
        return ImageState(name, ImageCondition.MISSING, on_demand)
    shown = max(found, key=lambda image: int(image["Created"]))
    return ImageState(
        name,
        ImageCondition.OUTDATED if current is None else ImageCondition.READY,
        on_demand,
        shown["Labels"].get(DIGEST_LABEL, ""),
        datetime.fromtimestamp(int(shown["Created"]), UTC),
    )
