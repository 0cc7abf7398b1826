"""The report of a test tool, JUnit's XML out of the learner's sandbox: hostile, so bounded, and free of entities."""

import re
from collections.abc import Callable, Iterator, Sequence
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException, ElementTree
from junitparser import Error, Failure, JUnitXml, JUnitXmlError, TestCase, TestSuite

from runner_images.common.tests.native_tool import NativeCase, ToldFailure, UnreadableReportError
from runner_images.common.wire.storable_text import tidy

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML has no way to say, and tools write all the same where a program printed it."""
_MOST_CASES = 2_000
_MOST_DEPTH = 20
_NAME_CHARACTERS = 500
_MESSAGE_CHARACTERS, _TEXT_CHARACTERS = 2_000, 8_000
"""What the tools' patterns are given to read, which a hostile text may make slow."""

Said = Callable[[str, str], ToldFailure]
Name = Callable[[Sequence[str], str], str]
Suites = tuple[str, ...]


def cases_of(report: bytes, *, said: Said, name: Name) -> tuple[NativeCase, ...]:
    """Return the cases of a report; `said` and `name` are the tool's.

    Raises:
        UnreadableReportError: it is no report.
    """
    text = _NO_XML.sub("\N{REPLACEMENT CHARACTER}", report.decode("utf-8", "replace"))
    try:
        root = JUnitXml.fromroot(ElementTree.fromstring(text.encode(), forbid_dtd=True))
    except (ParseError, DefusedXmlException, JUnitXmlError, ValueError, LookupError) as error:
        msg = "no report"
        raise UnreadableReportError(msg) from error
    return tuple(
        NativeCase(tidy(name(suites, case.name or "")[:_NAME_CHARACTERS]), _failure(case, said))
        for suites, case in _walk(root)
    )


def _walk(root: JUnitXml | TestSuite) -> Iterator[tuple[Suites, TestCase]]:
    """Yield each case with the suites that it stands in, in order; tools nest them as deep as their tests are."""
    waiting: list[tuple[Suites, JUnitXml | TestSuite]] = [((), root)]
    left = _MOST_CASES
    while waiting:
        suites, place = waiting.pop()
        for case in place.iterchildren(TestCase):  # type: ignore[no-untyped-call]
            left -= 1
            yield suites, case
            _check(left > 0)
        inner = list(place.iterchildren(TestSuite))  # type: ignore[no-untyped-call]
        waiting += [((*suites, str(suite.name or "")), suite) for suite in reversed(inner)]
        _check(len(suites) <= _MOST_DEPTH and len(waiting) <= _MOST_CASES)


def _check(within: bool) -> None:  # noqa: FBT001 - it is all there is to say
    if not within:
        msg = "more tests than anybody writes"
        raise UnreadableReportError(msg)


def _failure(case: TestCase, said: Said) -> ToldFailure | None:
    """Return what it tells of a case that did not pass; one that was left out did not."""
    results = case.result
    first = next((one for one in results if isinstance(one, Failure | Error)), None) or next(iter(results), None)
    if first is None:
        return None
    told = (str(first.message or "")[:_MESSAGE_CHARACTERS], str(first.text or "")[:_TEXT_CHARACTERS])
    return said(*told) if isinstance(first, Failure | Error) else ToldFailure(" ".join(("skipped", *told)).strip())
