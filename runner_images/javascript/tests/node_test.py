"""`node:test`, Node's own test tool (https://nodejs.org/docs/latest-v20.x/api/test.html), with `node:assert`."""

import re
import textwrap
from collections.abc import Sequence

from runner_images.common.tests.native_tool import BETWEEN, CanaryWords, NativeTool, ToldFailure

_REPORT = "node-test-report.xml"
_HEAD = re.compile(r"^\[?Error \[ERR_TEST_FAILURE\]: (?P<said>.*?)(?=\n    at |\]? \{\n|\Z)", re.DOTALL)
_CAUSE = re.compile(r"^  cause: (?P<error>(?!AssertionError)[^\n]+(?:\n +at [^\n]+)+)", re.MULTILINE)
_VALUE = r"^    {}: (?!\[)(?P<value>.+?),?$"
_ACTUAL, _EXPECTED = (re.compile(_VALUE.format(name), re.MULTILINE) for name in ("actual", "expected"))
_OF_EQUALS = re.compile(r"^    operator: '(?:deep)?(?:strict)?equal'", re.MULTILINE | re.IGNORECASE)
_GENERATED = re.compile(r"^    generatedMessage: true", re.MULTILINE)
_DIFFERENCE = "+ actual - expected"
_SKIPPED_LINES = "..."
_MODULE = re.compile(r"^\s*(?:import|export)\b", re.MULTILINE)
_STRICT = re.compile(r"""['"](?:node:)?assert/strict['"]""")


def _words(file: str) -> tuple[str, ...]:
    return ("node", "--test-reporter=junit", f"--test-reporter-destination={_REPORT}", file)


def _placed(text: str, tests: str) -> str:
    """Return a file with more tests at its end, taken from the same library as its own."""
    library = "node:assert/strict" if _STRICT.search(text) else "node:assert"
    if _MODULE.search(text):
        taken = f"import {{ test as canaryTest }} from 'node:test';\nimport canaryAssert from '{library}';\n"
    else:
        taken = f"const canaryTest = require('node:test').test;\nconst canaryAssert = require('{library}');\n"
    return f"{text}\n;\n{taken}{tests}"


def _said(message: str, text: str) -> ToldFailure:
    """Return what Node tells of an error: its report has it as `console.log` would show it."""
    text = textwrap.dedent(text).strip("\n")
    head = _HEAD.match(text)
    said = head["said"] if head else message
    cause = _CAUSE.search(text)
    trace = "" if cause is None else re.sub(r"^  ", "", cause["error"], flags=re.MULTILINE)
    if not _OF_EQUALS.search(text):
        return ToldFailure(said, trace=trace)
    expected, actual = _values(text, said)
    known = expected is not None and actual is not None and _GENERATED.search(text)
    return ToldFailure("" if known else said, expected, actual)


def _values(text: str, said: str) -> tuple[str | None, str | None]:
    """Return the expected and the actual value, as fields of the error or as its difference has them."""
    expected, actual = _EXPECTED.search(text), _ACTUAL.search(text)
    if expected and actual:
        return expected["value"], actual["value"]
    _, _, lines = said.partition(_DIFFERENCE)
    if not lines or _SKIPPED_LINES in lines:
        return None, None
    return _side(lines, "-"), _side(lines, "+")


def _side(lines: str, sign: str) -> str:
    """Return one of the two values that a difference shows line by line, on one line."""
    own = [line[2:].strip() for line in lines.splitlines() if line[:1] in {sign, " "}]
    return " ".join(part for part in own if part)


def _name(suites: Sequence[str], name: str) -> str:
    return BETWEEN.join((*suites, name))


NODE_TEST = NativeTool(
    suffixes=(".test.js", ".test.mjs", ".test.cjs"),
    words=_words,
    report=_REPORT,
    canaries=CanaryWords(
        test="canaryTest('{name}', async () => {{ {body} }});\n",
        holds=("canaryAssert.strictEqual({a} + {b}, {b} + {a});", "canaryAssert.ok({a} !== {b});"),
        fails={
            r"\b(?:strictE|e)qual\(": "canaryAssert.equal({a}, {b});",
            r"\bstrictEqual\(": "canaryAssert.strictEqual({a}, {b});",
            r"\bdeepEqual\(": "canaryAssert.deepEqual([{a}], [{b}]);",
            r"\bdeepStrictEqual\(": "canaryAssert.deepStrictEqual([{a}], [{b}]);",
            r"\bnot\w+qual\(": "canaryAssert.notEqual({a}, {a});",
            r"\bok\(": "canaryAssert.ok({a} === {b});",
            r"\bassert\(": "canaryAssert({a} === {b});",
            r"\bthrows\(": "canaryAssert.throws(() => {a});",
            r"\brejects\(": "await canaryAssert.rejects(Promise.resolve({a}));",
            r"\bmatch\(": "canaryAssert.match('{a}', /^{b}$/);",
        },
        placed=_placed,
    ),
    said=_said,
    name=_name,
)
