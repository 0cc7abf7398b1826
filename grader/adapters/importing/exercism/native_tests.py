"""The tests of a track whose suites are its language's own tool's: PHPUnit's and JUnit's, found by reading."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from grader.adapters.importing.cases import ids_of
from grader.adapters.importing.checks import MAX_TITLE, words_of
from grader.adapters.importing.conversion import said
from grader.adapters.importing.languages import RUNNERS
from grader.domain.exercises.exercise import Check
from grader.domain.text import Language

Named = Iterator[tuple[str, str]]
"""The name of each test, and its title."""

JAVA_TEST = re.compile(r"@(?:Parameterized|Repeated)?Test\b(?P<marks>.*?)\bvoid\s+(?P<name>\w+)\s*\(", re.DOTALL)
DISPLAY_NAME = re.compile(r'@DisplayName\(\s*"(?P<title>(?:[^"\\\n]|\\.)*)"\s*\)')
PHP_TEST = re.compile(
    r"""(?:\#\[TestDox\((?P<quote>['"])(?P<title>[^\n]*?)(?P=quote)\)\][^{}]*?)?"""
    r"public\s+function\s+(?P<name>test\w+)\s*\(",
)


def _java_tests(text: str) -> Named:
    for found in JAVA_TEST.finditer(text):
        title = DISPLAY_NAME.search(found["marks"])
        yield found["name"], title["title"].replace('\\"', '"') if title else ""


def _php_tests(text: str) -> Named:
    for found in PHP_TEST.finditer(text):
        yield found["name"], found["title"] or ""


@dataclass(frozen=True)
class NativeTests:
    """How the tests of a language's own tool are found.

    Attributes:
        suffix: How the names of its files end.
        named: Finds them in a file's text.
        skips: What keeps one from being run, and is taken away.
        home: The folder that files lie in there, and not here.
    """

    suffix: str
    named: Callable[[str], Named]
    skips: re.Pattern[str]
    home: re.Pattern[str]

    @property
    def runner(self) -> str:
        """The language."""
        return RUNNERS[f".{self.suffix.rpartition('.')[2]}"]

    def flat(self, path: str) -> str:
        """Return where a file of the track lies in a folder of ours."""
        return self.home.sub("", path, count=1)

    def without_skips(self, files: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the files of a suite as they run whole."""
        return {
            path: self._whole(content) if path.endswith(self.suffix) else content for path, content in files.items()
        }

    def _whole(self, content: bytes) -> bytes:
        return self.skips.sub("", content.decode("utf-8", "replace")).encode()

    def checks(self, files: Mapping[str, bytes]) -> tuple[Check, ...]:
        """Return a check for each test, in the order of the files."""
        found = {
            f"{self.flat(path)}::{name}": title or " ".join(words_of(name)).capitalize()
            for path, content in files.items()
            if path.endswith(self.suffix)
            for name, title in self.named(content.decode("utf-8", "replace"))
        }
        names = ids_of(found.values())
        return tuple(
            Check(name, test, said(_shown(title), Language.EN))
            for name, (test, title) in zip(names, found.items(), strict=True)
        )


def _shown(title: str) -> str:
    plain = "".join(one for one in title if one.isprintable())
    return plain if len(plain) <= MAX_TITLE else f"{plain[: MAX_TITLE - 1]}…"


NATIVE = (
    NativeTests(
        "Test.java",
        _java_tests,
        re.compile(r"^[ \t]*@Disabled(?:\([^)\n]*\))?[ \t]*\n", re.MULTILINE),
        re.compile(r"^src/(?:main|test)/java/"),
    ),
    NativeTests(
        "Test.php",
        _php_tests,
        re.compile(r"^[ \t]*\$this->markTestSkipped\([^;\n]*\);[ \t]*\n", re.MULTILINE),
        re.compile(r"^\./"),
    ),
)


def native_tests_of(paths: Iterable[str]) -> NativeTests | None:
    """Return how the tests among these files are found; None where they are no such tool's."""
    known = list(paths)
    return next((one for one in NATIVE if any(path.endswith(one.suffix) for path in known)), None)
