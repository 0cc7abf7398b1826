"""Images with packages beside a runner's own: named `runner:package:package`, and built on that runner's image once."""

import re
from collections.abc import Iterable, Mapping

from grader.adapters.sandbox.images.building import Recipe
from grader.domain.errors import SandboxUnavailable
from grader.domain.exercises.exercise import IMAGE_BETWEEN

PACKAGES_FILE = "packages"
"""What of the sources of such an image names its packages, one a line."""
_UNKNOWN = re.compile(
    r"(?:Unable to locate package|Package) '?(?P<name>[a-z0-9][a-z0-9.+-]+)'?(?: has no installation)?"
)
_DOCKERFILE = """\
FROM {base}

# A learner's process of Python finds the modules that these bring, and nothing of the tests' (python/learner/life.py).
RUN cd /usr/lib/python3/dist-packages && ls > /tmp/before \\
    && apt-get update \\
    && apt-get install -y --no-install-recommends {packages} \\
    && mkdir /opt/packages \\
    && ls | grep -vxFf /tmp/before | while read -r module; do ln -s "$PWD/$module" /opt/packages/; done \\
    && rm -rf /tmp/before /var/lib/apt/lists/* /var/cache/apt/* /var/log/* \\
    && find / -xdev -perm /6000 -type f -exec chmod ug-s {{}} +
"""


def base_of(image: str) -> str:
    """Return the runner that an image is of, by its name."""
    return image.partition(IMAGE_BETWEEN)[0]


def packages_of(image: str) -> tuple[str, ...]:
    """Return the packages that an image holds beside its runner's, by its name."""
    return tuple(image.split(IMAGE_BETWEEN)[1:])


def sources_beside(image: str) -> Mapping[str, bytes]:
    """Return what an image is built from beside the sources of its runner, by path; nothing for a runner's own."""
    packages = packages_of(image)
    return {PACKAGES_FILE: "\n".join(packages).encode()} if packages else {}


def recipe(image: str, base_id: str, labels: Mapping[str, str], *, fresh: bool) -> Recipe:
    """Return how an image with packages is built on that of its runner, which the Engine has as `base_id`."""
    text = _DOCKERFILE.format(base=base_id, packages=" ".join(packages_of(image)))
    return Recipe({"Dockerfile": text.encode()}, labels, fresh=fresh)


def explained(error: SandboxUnavailable, packages: Iterable[str]) -> SandboxUnavailable:
    """Return why a build failed, in a sentence where it is that Debian has no such package."""
    unknown = {found["name"] for found in _UNKNOWN.finditer(str(error))} & set(packages)
    if not unknown:
        return error
    return SandboxUnavailable(
        "Debian has no package %(packages)s: mend “packages” in exercise.toml, and GRADER_PACKAGES.",
        packages=", ".join(sorted(unknown)),
    )
