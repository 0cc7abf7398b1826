"""Images with packages beside a runner's own: another image for other packages, built once on the runner's."""

from dataclasses import replace

from grader.adapters.sandbox.images.runner_image import RUNNERS_FOLDER, content_key, source_files
from grader.adapters.sandbox.images.with_packages import base_of, explained, packages_of, recipe
from grader.domain.errors import SandboxUnavailable
from tests.domain.samples import BONJOUR

NUMPY = "python:python3-numpy"


def test_an_exercise_names_its_image_by_its_runner_and_its_packages_in_one_order() -> None:
    one, other = (replace(BONJOUR, packages=asked) for asked in (("b-1", "a+"), ("a+", "b-1")))

    assert one.image == other.image == "python:a+:b-1"
    assert (base_of(one.image), packages_of(one.image)) == ("python", ("a+", "b-1"))
    assert (BONJOUR.image, packages_of(BONJOUR.image)) == ("python", ())


def test_other_packages_are_another_image() -> None:
    keys = {content_key(source_files(RUNNERS_FOLDER, name)) for name in ("python", NUMPY, f"{NUMPY}:python3-pandas")}

    assert len(keys) == 3


def test_it_is_built_on_its_runners_image() -> None:
    built = recipe(NUMPY, "sha256:abc", {"a": "b"}, fresh=False)

    lines = built.files["Dockerfile"].decode().splitlines()
    assert lines[0] == "FROM sha256:abc"
    assert "    && apt-get install -y --no-install-recommends python3-numpy \\" in lines


def test_a_package_that_debian_has_not_is_named() -> None:
    error = SandboxUnavailable("building an image: … / E: Unable to locate package python3-nonpy")

    assert "Debian has no package python3-nonpy" in str(explained(error, ["python3-nonpy"]))
    assert explained(error, ["python3-numpy"]) is error
