"""`run_autograder`, Gradescope's script: its unittest tests, and the `results.json` that it writes.

https://gradescope-autograders.readthedocs.io/en/latest/specs/
"""

import json
import math
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import NoReturn

from runner_images.common.tests.native_tool import (
    BETWEEN,
    CanaryWords,
    NativeCase,
    NativeTool,
    ToldFailure,
    UnreadableReportError,
)
from runner_images.common.wire.storable_text import tidy

SCRIPT = "run_autograder"
_HOME = ".autograder"
"""In the learner's folder; the image has a link to it, `/autograder`, where these scripts look."""
_RUN = f"""
mkdir -p {_HOME}/submission {_HOME}/results {_HOME}/bin &&
cp -R -- * {_HOME}/submission/ &&
ln -s "$(command -v python3)" {_HOME}/bin/python &&
cd {_HOME} && cp "source/$0" {SCRIPT} && echo '{{}}' > submission_metadata.json || exit 1
export PATH="$PWD/bin:$PATH" PYTHONPATH="$PWD/source"
case $(head -n 1 {SCRIPT}) in
    '#!'*) exec $(head -n 1 {SCRIPT} | cut -c 3- | tr -d '\\r') {SCRIPT} ;;
    *) exec bash {SCRIPT} ;;
esac
"""
_CLASS = re.compile(r"^class (?P<name>\w+)\([^)\n]*TestCase[^)\n]*\)\s*:", re.MULTILINE)
_MAIN = re.compile(r"^if\s+__name__\s*==.*", re.MULTILINE | re.DOTALL)
_CANARY = re.compile(r"\btest_(t[0-9a-f]{16})\b")
_METHOD = re.compile(r"(?P<method>\w+) \((?:[\w<>.]*?\.)?(?P<holder>\w+)(?:\.(?P=method))?\)")
"""How unittest names a test without a docstring, before and since Python 3.11."""
_MOST_TESTS = 2_000
_NAME_CHARACTERS, _TEXT_CHARACTERS = 300, 8_000
_PREFIX = "Test Failed: "


def _words(file: str) -> tuple[str, ...]:
    return ("sh", "-c", _RUN, file)


def _tested(file: str, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the files beside the script that have classes of unittest's."""
    below = PurePosixPath(file).parent
    return tuple(
        path
        for path, content in files.items()
        if path.endswith(".py")
        and PurePosixPath(path).is_relative_to(below)
        and _CLASS.search(content.decode("utf-8", "replace"))
    )


def _placed(text: str, tests: str) -> str:
    """Return a file with more methods in each of its classes, before it may run them itself."""
    main = _MAIN.search(text)
    head, tail = (text[: main.start()], main[0]) if main else (text, "")
    names = ", ".join(dict.fromkeys(found["name"] for found in _CLASS.finditer(text)))
    added = (
        f"\n\nclass _Canaries:\n{tests}\n"
        f"for _holder in ({names},):\n"
        "    for _name, _canary in list(vars(_Canaries).items()):\n"
        "        if _name.startswith('test_t'):\n"
        "            setattr(_holder, _name, _canary)\n"
        "del _Canaries, _holder, _name, _canary\n\n\n"
    )
    return f"{head}{added}{tail}"


def read_results(report: bytes) -> tuple[NativeCase, ...]:
    """Return the tests of a `results.json`, which comes out of the learner's sandbox.

    Raises:
        UnreadableReportError: it is none, or tells no test.
    """
    try:
        told = json.loads(report.decode("utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise _unreadable() from error
    tests = told.get("tests") if isinstance(told, dict) else None
    if not isinstance(tests, list) or len(tests) > _MOST_TESTS or not all(isinstance(one, dict) for one in tests):
        raise _unreadable()
    return tuple(_case(one) for one in tests)


def _no_number(_word: str) -> NoReturn:
    raise _unreadable()


def _unreadable() -> UnreadableReportError:
    return UnreadableReportError("no results")


def _case(test: Mapping[str, object]) -> NativeCase:
    name, output = test.get("name"), test.get("output")
    name = name if isinstance(name, str) else str(test.get("number", ""))
    text = output if isinstance(output, str) else ""
    return NativeCase(tidy(_named(name[:_NAME_CHARACTERS].strip())), _failure(test, text[:_TEXT_CHARACTERS]))


def _named(name: str) -> str:
    """Return how a manifest names a test: by its docstring, else by its class and its own name."""
    canary, method = _CANARY.search(name), _METHOD.fullmatch(name)
    if canary is not None:
        return canary[1]
    return name if method is None else f"{method['holder']}{BETWEEN}{method['method']}"


def _failure(test: Mapping[str, object], text: str) -> ToldFailure | None:
    """Return None for a test that passed: by its status, and by its points where it tells both that it has any.

    One that tells neither has not passed.
    """
    status, points = test.get("status"), (_number(test.get("score")), _number(test.get("max_score")))
    score, most = points
    whole = None if score is None or most is None else score >= most >= 0
    if whole is not False and (status == "passed" or (status is None and whole)):
        return None
    told = text.strip().removeprefix(_PREFIX).strip()
    return ToldFailure(told or (f"{score:g} / {most:g}" if score is not None and most is not None else ""))


def _number(value: object) -> float | None:
    """Return a number of points; None for anything else."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def _said(message: str, text: str) -> ToldFailure:
    return ToldFailure(message or text)


def _name(_suites: Sequence[str], name: str) -> str:
    return _named(name)


RUN_AUTOGRADER = NativeTool(
    suffixes=(SCRIPT,),
    words=_words,
    report=f"{_HOME}/results/results.json",
    canaries=CanaryWords(
        test="    def test_{name}(self):\n        {body}\n\n",
        holds=(),
        fails={
            "": "self.assertEqual({a}, {b})",
            r"\bassertTrue\(": "self.assertTrue({a} == {b})",
            r"\bassertFalse\(": "self.assertFalse({a} != {b})",
            r"\bassertAlmostEqual\(": "self.assertAlmostEqual({a}, {b})",
            r"\bassertIn\(": "self.assertIn({a}, [{b}])",
            r"\bassertIs\(": "self.assertIs({a}, str({b}))",
            r"\bassertIsNone\(": "self.assertIsNone({a})",
            r"\bassert(?:List|Dict|Set|Tuple|Sequence)Equal\(": "self.assertListEqual([{a}], [{b}])",
            r"\bassertCountEqual\(": "self.assertCountEqual([{a}], [{b}])",
            r"\bassertMultiLineEqual\(": "self.assertMultiLineEqual(str({a}), str({b}))",
            r"\bassertRaises(?:Regex)?\(": "self.assertRaises(ValueError, int, {a})",
            r"^\s*assert\s": "assert {a} == {b}",
            r"\bself\.fail\(": "self.fail(str({a}))",
        },
        placed=_placed,
    ),
    said=_said,
    name=_name,
    tested=_tested,
    folder=f"{_HOME}/source",
    read=read_results,
    ends_badly=False,
    loads_all=False,
)
