"""The bill of materials lists what the lock holds, the same bytes each time."""

import json

from packageurl import PackageURL

from scripts.audit import LOCK, locked
from scripts.sbom import debian, document

URLS = [PackageURL("pypi", name=name, version=version) for name, version in locked(LOCK.read_text("utf-8")).items()]


def test_it_lists_every_package_of_the_lock() -> None:
    found = json.loads(document("grader", URLS))

    assert (found["bomFormat"], found["specVersion"]) == ("CycloneDX", "1.6")
    assert sorted(one["purl"] for one in found["components"]) == sorted(map(str, URLS))


def test_it_is_the_same_bytes_in_any_order() -> None:
    assert document("grader", URLS) == document("grader", reversed(URLS))


def test_another_version_gets_another_serial_number() -> None:
    other = [*URLS[1:], PackageURL("pypi", name=URLS[0].name, version="0")]

    numbers = {json.loads(document("grader", urls))["serialNumber"] for urls in (URLS, other)}

    assert len(numbers) == 2


def test_a_debian_package_keeps_its_whole_version() -> None:
    assert str(debian("python3=3.13.5-1+deb13u1")) == "pkg:deb/debian/python3@3.13.5-1%2Bdeb13u1"
    assert str(debian("libc6=2:2.41-12")).startswith("pkg:deb/debian/libc6@2")
