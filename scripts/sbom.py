"""Write what the program is made of as CycloneDX documents: the packages of the lock, and those of runner images.

The same lock and the same image give the same bytes: no date, and a serial number made from what is listed.
"""
# ruff: noqa: INP001, T201 - a program that prints, in no package

import sys
from collections.abc import Iterable
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.images.runner_image import RUNNERS_FOLDER, find_runner, is_on_demand, packages, runners_in
from grader.domain.errors import SandboxUnavailable
from scripts.audit import LOCK, ROOT, locked

OUT = ROOT / "build" / "sbom"


def main() -> int:
    """Write the documents, and return 3 when an image is missing, for which there is then none."""
    OUT.mkdir(parents=True, exist_ok=True)
    python = [
        PackageURL("pypi", name=name, version=version) for name, version in locked(LOCK.read_text("utf-8")).items()
    ]
    _write(OUT / "grader.cdx.json", document("grader", python))
    missing = 0
    for runner in runners_in(RUNNERS_FOLDER):
        try:
            listed = _packages_of(runner)
        except SandboxUnavailable as fault:
            print(f"no document for the runner image {runner}: {fault}")
            missing += not is_on_demand(RUNNERS_FOLDER, runner)
        else:
            _write(OUT / f"runner-{runner}.cdx.json", document(f"runner-{runner}", map(debian, listed)))
    return 3 if missing else 0


def document(name: str, urls: Iterable[PackageURL]) -> str:
    """Return a CycloneDX document of these packages, the same bytes for the same packages in any order."""
    listed = sorted(set(urls), key=str)
    components = [
        Component(name=url.name, version=url.version, purl=url, bom_ref=str(url), type=ComponentType.LIBRARY)
        for url in listed
    ]
    bom = Bom(components=components, serial_number=uuid5(NAMESPACE_URL, "\n".join(map(str, listed))))
    bom.metadata.timestamp = None  # type: ignore[assignment] # it may be left out, and would differ each time
    bom.metadata.component = root = Component(name=name, type=ComponentType.APPLICATION, bom_ref=name)
    bom.register_dependency(root, components)
    return JsonV1Dot6(bom).output_as_string(indent=2) + "\n"


def debian(package: str) -> PackageURL:
    """Return the address of a `package=version` line of Debian's."""
    name, _, version = package.partition("=")
    return PackageURL("deb", namespace="debian", name=name, version=version)


def _packages_of(runner: str) -> list[str]:
    connection = EngineConnection()
    image = find_runner(connection, runner)
    if image is None:
        message = "it is not built: grader images build"
        raise SandboxUnavailable(message)
    return packages(connection, image.id)


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    print(f"{path.relative_to(ROOT)}  {text.count('bom-ref') - 1} packages")


if __name__ == "__main__":
    sys.exit(main())
