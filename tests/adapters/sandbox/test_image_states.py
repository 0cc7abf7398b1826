"""How images stand to their folders, as the Engine lists them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader.adapters.sandbox.images.image_states import engine_state
from grader.adapters.sandbox.images.runner_image import (
    CONTENT_LABEL,
    DIGEST_LABEL,
    RUNNER_LABEL,
    content_key,
    source_files,
)
from grader.domain.operation.software import ImageCondition, ImageState

DIGEST = "ab" * 32
BUILT_AT = datetime(2026, 11, 23, 8, 5, tzinfo=UTC)


class ListedImages:
    """An Engine that lists what it is told."""

    def __init__(self, *images: dict[str, object]) -> None:
        self._images = list(images)

    @property
    def api(self) -> "ListedImages":
        return self

    def version(self) -> dict[str, str]:
        return {"Version": "29.1"}

    def images(self, *, filters: dict[str, str]) -> list[dict[str, object]]:
        assert filters == {"label": RUNNER_LABEL}
        return self._images


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of one runner."""
    (tmp_path / "python").mkdir()
    (tmp_path / "common").mkdir()
    (tmp_path / "__init__.py").touch()
    (tmp_path / "python" / "Dockerfile").write_text("FROM scratch\n")
    return tmp_path


def image(content: str, name: str = "python") -> dict[str, object]:
    """Return an image as the Engine lists it."""
    labels = {RUNNER_LABEL: name, CONTENT_LABEL: content, DIGEST_LABEL: DIGEST}
    tag = f"grader/python:{DIGEST[:12]}"
    return {"Id": content[:9], "Labels": labels, "Created": int(BUILT_AT.timestamp()), "RepoTags": [tag]}


def states(folder: Path, *images: dict[str, object]) -> tuple[ImageState, ...]:
    """Return what is found."""
    return engine_state(ListedImages(*images), folder=folder).images  # type: ignore[arg-type] # what is asked of it


def test_an_image_of_the_files_that_there_are_is_ready(folder: Path) -> None:
    now = content_key(source_files(folder, "python"))

    found = states(folder, image("0" * 64), image(now))

    assert found == (ImageState("python", ImageCondition.READY, digest=DIGEST, built_at=BUILT_AT),)


def test_an_image_of_other_files_is_outdated_and_none_is_missing(folder: Path) -> None:
    (old,), (missing,) = states(folder, image("0" * 64)), states(folder)

    assert (old.condition, old.built_at) == (ImageCondition.OUTDATED, BUILT_AT)
    assert missing == ImageState("python", ImageCondition.MISSING)


def test_an_image_with_packages_is_told_where_it_was_built(folder: Path) -> None:
    found = states(folder, image("0" * 64, "python:python3-numpy"), image("0" * 64, "cobol:gone"))

    assert [one.name for one in found] == ["python", "python:python3-numpy"]
