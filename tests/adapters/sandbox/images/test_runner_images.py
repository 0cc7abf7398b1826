"""Runner images: found by what they were built from, named by what is in them."""

from pathlib import Path

import pytest

from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.images.runner_image import (
    DIGEST_TAG_CHARACTERS,
    RunnerImage,
    content_key,
    ensure_runner,
    find_runner,
    image_digest,
    source_files,
)
from grader.domain.errors import SandboxUnavailable


def runner_folder(runners: Path, dockerfile: str) -> Path:
    """Make the folder of a runner named `trial`, and return the folder of all runners."""
    folder = runners / "trial"
    folder.joinpath("__pycache__").mkdir(parents=True)
    folder.joinpath("__pycache__", "harness.pyc").write_bytes(b"left by whoever imported it")
    folder.joinpath("harness.py").write_text("print()", encoding="utf-8")
    folder.joinpath("Dockerfile").write_text(dockerfile, encoding="utf-8")
    return runners


def test_caches_are_no_part_of_an_image(tmp_path: Path) -> None:
    runners = runner_folder(tmp_path, "FROM scratch")

    assert list(source_files(runners, "trial")) == ["trial/Dockerfile", "trial/harness.py"]


def test_an_image_holds_what_all_have_in_common_and_nothing_of_another_runner(tmp_path: Path) -> None:
    runners = runner_folder(tmp_path, "FROM scratch")
    for place in ("__init__.py", "common/frames.py", "common/PROTOCOL.md", "other/Dockerfile"):
        runners.joinpath(place).parent.mkdir(exist_ok=True)
        runners.joinpath(place).touch()

    files = source_files(runners, "trial")

    assert list(files) == ["__init__.py", "common/frames.py", "trial/Dockerfile", "trial/harness.py"]


def test_what_a_folder_says_to_the_host_is_no_part_of_an_image(tmp_path: Path) -> None:
    runners = runner_folder(tmp_path, "FROM scratch")
    before = source_files(runners, "trial")

    runners.joinpath("trial", "runner.toml").write_text("pool = { low = 1, high = 1 }\n", encoding="utf-8")

    assert source_files(runners, "trial") == before


def test_a_folder_without_dockerfile_is_no_runner(tmp_path: Path) -> None:
    with pytest.raises(SandboxUnavailable, match="cobol"):
        source_files(tmp_path, "cobol")


def test_the_content_key_depends_on_names_and_bytes() -> None:
    keys = {content_key(files) for files in ({"a": b"bc"}, {"ab": b"c"}, {"a": b"b", "c": b""}, {"a": b"bd"})}

    assert len(keys) == 4


def test_the_digest_depends_on_packages_in_any_order() -> None:
    files = {"Dockerfile": b"FROM scratch"}

    assert image_digest(["a=1", "b=2"], files) == image_digest(["b=2", "a=1"], files)
    assert image_digest(["a=1"], files) != image_digest(["a=2"], files)


@pytest.mark.docker
def test_an_image_says_what_it_is(engine: EngineConnection, python_image: RunnerImage, runners: Path) -> None:
    labels = engine.api.inspect_image(python_image.id)["Config"]["Labels"]

    assert labels == {
        "grader.runner": "python",
        "grader.image-digest": python_image.digest,
        "grader.image-content": content_key(source_files(runners, "python")),
        "grader.harness-version": "2",
    }


@pytest.mark.docker
def test_an_image_is_found_with_one_question_to_the_engine(python_image: RunnerImage, runners: Path) -> None:
    asked: list[str] = []
    own = EngineConnection()
    own.api.hooks["response"].append(lambda answer, **_: asked.append(answer.request.path_url))

    found = find_runner(own, "python", folder=runners)

    own.api.close()
    assert found == python_image
    assert len(asked) == 1


@pytest.mark.docker
def test_a_rebuilt_image_has_the_same_digest(
    engine: EngineConnection, python_image: RunnerImage, tmp_path: Path
) -> None:
    runners = runner_folder(tmp_path, f"FROM {python_image.id}\nCOPY trial/harness.py /\n")
    first = ensure_runner(engine, "trial", progress=print, folder=runners)
    engine.api.remove_image(first.id, force=True)

    second = ensure_runner(engine, "trial", progress=print, folder=runners)
    (listed,) = engine.api.images(name=f"grader/trial:{first.digest[:DIGEST_TAG_CHARACTERS]}")
    engine.api.remove_image(second.id, force=True)

    assert second.digest == first.digest
    assert listed["Id"] == second.id


@pytest.mark.docker
def test_a_build_that_fails_says_its_last_lines(
    engine: EngineConnection, python_image: RunnerImage, tmp_path: Path
) -> None:
    runners = runner_folder(tmp_path, f"FROM {python_image.id}\nRUN echo the disk is full && false\n")

    with pytest.raises(SandboxUnavailable, match="the disk is full"):
        ensure_runner(engine, "trial", progress=print, folder=runners)
