"""Reports of test tools: read as what they are, however hostile, and told in the words of each tool."""

from collections.abc import Sequence

import pytest

from runner_images.common.kinds.native.canaries import CanarySign, read, with_canaries
from runner_images.common.kinds.native.reports import cases_of
from runner_images.common.tests.native_tool import NativeTool, ToldFailure, UnreadableReportError
from runner_images.java.tests.junit import JUNIT
from runner_images.javascript.tests.node_test import NODE_TEST
from runner_images.php.tests.phpunit import PHPUNIT
from runner_images.shell.bats import BATS

TOOLS = {"node:test": NODE_TEST, "bats": BATS, "PHPUnit": PHPUNIT, "JUnit": JUNIT}
FILES = {
    "node:test": "import test from 'node:test';\ntest('a', () => {});\n",
    "bats": '@test "a" {\n  true\n}\n',
    "PHPUnit": "<?php\nclass ATest extends PHPUnit\\Framework\\TestCase\n{\n    function testA() {}\n}\n",
    "JUnit": "class ATest {\n    @Test void a() {}\n}\n",
}


def told(message: str, text: str) -> ToldFailure:
    return ToldFailure(message or text)


def joined(suites: Sequence[str], name: str) -> str:
    return "/".join((*suites, name))


def cases(report: str) -> dict[str, str | None]:
    found = cases_of(report.encode(), said=told, name=joined)
    return {case.name: case.failure.text if case.failure else None for case in found}


def test_cases_are_told_with_the_suites_that_they_stand_in() -> None:
    report = (
        "<testsuites><testcase name='a'/><testsuite name='b'><testcase name='c'><failure message='non'/></testcase>"
        "<testcase name='d'><skipped/></testcase></testsuite></testsuites>"
    )

    assert cases(report) == {"a": None, "b/c": "non", "b/d": "skipped"}


def test_characters_that_xml_cannot_say_are_replaced() -> None:
    assert cases("<testsuite><testcase name='a\x1b\x00'/></testsuite>") == {"a\ufffd\ufffd": None}


HOSTILE = {
    "nothing": "",
    "no XML": "ok 1 - a",
    "not whole": "<testsuites><testcase name='a'/>",
    "another document": "<html/>",
    "a document type": "<!DOCTYPE t><testsuites/>",
    "entities": "<!DOCTYPE t [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><testsuites><testcase name='&b;'/></testsuites>",
    "a file": "<!DOCTYPE t [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><testsuites><testcase name='&a;'/></testsuites>",
    "too deep": "<testsuites>" + "<testsuite>" * 30 + "</testsuite>" * 30 + "</testsuites>",
    "too many": "<testsuites>" + "<testcase name='a'/>" * 3_000 + "</testsuites>",
}


@pytest.mark.parametrize("report", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_report_is_none(report: str) -> None:
    with pytest.raises(UnreadableReportError):
        cases(report)


@pytest.mark.parametrize("tool", TOOLS)
def test_a_canary_that_must_fail_is_there_for_each_way_in_which_a_file_asserts(tool: str) -> None:
    words = TOOLS[tool].canaries
    asserting = "".join(f"// {pattern}(".replace(r"\b", "").replace("\\(", "") for pattern in words.fails)

    plain, all_ways = with_canaries(FILES[tool], words), with_canaries(asserting + FILES[tool], words)

    assert sorted(plain.passes.values()) == [False, True]
    assert len(all_ways.passes) > len(plain.passes) or len(words.fails) == 1
    assert all(name in plain.text for name in plain.passes)
    assert "{a}" not in all_ways.text


SEEN = [
    (CanarySign.RIGHT, {"t1": [True], "t2": [False]}),
    (CanarySign.RIGHT, {"t1": [False], "t2": [False]}),
    (CanarySign.ABSENT, {"other": [True]}),
    (CanarySign.WRONG, {"t1": [True], "t2": [True]}),
]


@pytest.mark.parametrize(("sign", "seen"), SEEN)
def test_canaries_say_what_a_report_is_worth(sign: CanarySign, seen: dict[str, list[bool]]) -> None:
    assert read({"t1": True, "t2": False}, seen) is sign


@pytest.mark.parametrize(
    "seen", [{"t1": [True]}, {"t1": [True], "t2": [False, True]}, {"t1": [True, True], "t2": [False]}]
)
def test_a_canary_that_is_missing_or_there_twice_is_wrong(seen: dict[str, list[bool]]) -> None:
    assert read({"t1": True, "t2": False}, seen) is CanarySign.WRONG


SAID: dict[str, tuple[NativeTool, str, str, tuple[str, str | None, str | None]]] = {
    "a command of bats": (
        BATS,
        "",
        '(in test file a.bats, line 2)\n  `[ "$output" = "b" ]\' failed\nobtenu : a',
        ('`[ "$output" = "b" ]`\nobtenu : a', None, None),
    ),
    "a status of bats": (
        BATS,
        "",
        "(in test file a.bats, line 2)\n  `grep x y' failed with status 2",
        ("`grep x y` with status 2", None, None),
    ),
    "values of PHPUnit": (
        PHPUNIT,
        "",
        "ATest::testA\nFailed asserting that 8 is identical to 7.\n\n/work/run/ATest.php:7",
        ("", "7", "8"),
    ),
    "texts of PHPUnit, with a sentence": (
        PHPUNIT,
        "",
        (
            "ATest::testA\nsalue\nFailed asserting that two strings are identical.\n--- Expected\n+++ Actual\n@@ @@\n"
            "-'a'\n+'b'\n\n/work/run/ATest.php:8"
        ),
        ("salue", "'a'", "'b'"),
    ),
    "values of JUnit": (
        JUNIT,
        "expected: <7> but was: <8>",
        "org.opentest4j.AssertionFailedError: expected: <7> but was: <8>\n\tat A.a(A.java:1)",
        ("", "7", "8"),
    ),
    "values of AssertJ": (
        JUNIT,
        "  expected: 7  but was: 8",
        "org.opentest4j.AssertionFailedError: \nexpected: 7\n but was: 8\n\tat A.a(A.java:1)",
        ("", "7", "8"),
    ),
    "values of AssertJ, with a sentence": (
        JUNIT,
        "[le total]  expected: [1, 2]  but was: []",
        "org.opentest4j.AssertionFailedError: [le total] \nexpected: [1, 2]\n but was: []\n\tat A.a(A.java:1)",
        ("le total", "[1, 2]", "[]"),
    ),
    "a sentence of JUnit": (
        JUNIT,
        "majeur ==> expected: <true> but was: <false>",
        "org.opentest4j.AssertionFailedError: majeur ==> expected: <true> but was: <false>",
        ("majeur", "true", "false"),
    ),
}


@pytest.mark.parametrize("kind", SAID)
def test_a_failure_is_told_in_the_tools_own_words(kind: str) -> None:
    tool, message, text, expected = SAID[kind]

    said = tool.said(message, text)

    assert (said.text, said.expected, said.actual) == expected


TRACES = {
    "PHPUnit": (
        "ATest::testA\nTypeError: vide\n\n/work/run/A.php:2\n/work/run/ATest.php:9",
        "PHP Fatal error:  Uncaught TypeError: vide in /work/run/A.php:2",
    ),
    "JUnit": (
        "java.lang.IllegalStateException: vide\n\tat A.a(A.java:2)",
        'Exception in thread "main" java.lang.IllegalStateException: vide\n\tat A.a(A.java:2)',
    ),
}


@pytest.mark.parametrize("tool", TRACES)
def test_an_error_of_the_programs_own_is_written_as_the_language_does(tool: str) -> None:
    text, trace = TRACES[tool]

    assert TOOLS[tool].said("vide", text).trace == trace


def test_what_php_cannot_load_is_written_as_php_does() -> None:
    printed = "An error occurred inside PHPUnit.\n\nMessage:  syntax error, x\nLocation: /work/run/A.php:3\n\n#0 …\n"

    assert PHPUNIT.complaint(printed, "") == "PHP Parse error:  syntax error, x in /work/run/A.php on line 3"


def test_sets_of_data_are_one_test() -> None:
    assert PHPUNIT.name(("ATest",), 'testA with data set "x"') == "testA"
    assert JUNIT.name(("JUnit Jupiter",), "a(int)[2]") == "a"
