"""PHPUnit 11, PHP's usual test tool (https://docs.phpunit.de/en/11.5)."""

import re
from collections.abc import Sequence

from runner_images.common.tests.native_tool import CanaryWords, NativeTool, ToldFailure

_REPORT = "phpunit-report.xml"
_FATAL = 255
_PLACE = r"/\S+?\.php:\d+"
_WHERE = re.compile(rf"(?:\n+{_PLACE})+\s*\Z")
_ERROR = re.compile(
    r"\A(?!PHPUnit\\)(?P<type>[\w\\]+): (?P<text>.*?)\n+(?P<file>/\S+?\.php):(?P<line>\d+)(?:\n|\Z)", re.DOTALL
)
_VALUES = re.compile(
    r"\AFailed asserting that (?P<actual>.+) (?:is identical to|matches expected) (?P<expected>.+)\.\Z"
)
_TWO_LINES = re.compile(r"^--- Expected\n\+\+\+ Actual\n@@ @@\n-(?P<expected>.*)\n\+(?P<actual>.*)\Z", re.MULTILINE)
_INSIDE = re.compile(r"^Message:  (?P<text>.*)\nLocation: (?P<file>\S+):(?P<line>\d+)$", re.MULTILINE)
_CASE = re.compile(r" with data set .*\Z", re.DOTALL)
_END = re.compile(r"\}\s*(?:\?>\s*)?\Z")


def _words(file: str) -> tuple[str, ...]:
    return ("phpunit", "--no-configuration", "--do-not-cache-result", "--log-junit", _REPORT, file)


def _placed(text: str, tests: str) -> str:
    """Return a file with more methods at the end of its class."""
    return _END.sub("", text) + tests + "}\n"


def _said(_message: str, text: str) -> ToldFailure:
    """Return what PHPUnit tells of an assertion; of an error of the program's own, what PHP would."""
    _, _, told = text.partition("\n")  # its first line is the test's name
    error = _ERROR.match(told)
    said = _WHERE.sub("", told.strip())
    if error is not None:
        trace = f"PHP Fatal error:  Uncaught {error['type']}: {error['text']} in {error['file']}:{error['line']}"
        return ToldFailure(said, trace=trace)
    values = _VALUES.match(said) or _TWO_LINES.search(said)
    if values is None:
        return ToldFailure(said)
    return ToldFailure("" if said.startswith("Failed asserting") else _own(said), values["expected"], values["actual"])


def _own(said: str) -> str:
    """Return what the test's author says of an assertion, which stands before what PHPUnit does."""
    return said.partition("\nFailed asserting")[0]


def _complaint(printed: str, complained: str) -> str:
    """Return what PHPUnit prints of a file that PHP could not load, as PHP would."""
    inside = _INSIDE.search(printed)
    if inside is None:
        return complained
    text, file, line = inside["text"], inside["file"], inside["line"]
    if text.startswith("syntax error"):
        return f"PHP Parse error:  {text} in {file} on line {line}"
    return f"PHP Fatal error:  Uncaught Error: {text} in {file}:{line}"


def _name(_suites: Sequence[str], name: str) -> str:
    """Return the name of its method: those of a data provider are one test."""
    return _CASE.sub("", name)


PHPUNIT = NativeTool(
    suffixes=("Test.php",),
    words=_words,
    report=_REPORT,
    canaries=CanaryWords(
        test="    public function {name}(): void {{ {body} }}\n",
        name="test{token}",
        holds=("self::assertSame({a} + {b}, {b} + {a});", "self::assertTrue({a} !== {b});"),
        fails={
            r"\bassertSame\(": "self::assertSame({a}, {b});",
            r"\bassertEquals\(": "self::assertEquals([{a}], [{b}]);",
            r"\bassertTrue\(": "self::assertTrue({a} === {b});",
            r"\bassertFalse\(": "self::assertFalse({a} !== {b});",
            r"\bassertCount\(": "self::assertCount({a}, [{b}]);",
            r"\bexpectException": "$this->expectException(RuntimeException::class);",
        },
        placed=_placed,
    ),
    said=_said,
    name=_name,
    complaint=_complaint,
    error_status=_FATAL,
)
