"""What Playwright says of a failure, taken apart: what was asked of which element, what was wanted and what was there.

Its texts are those of the version that the image pins; what they do not tell stays as it wrote it.
"""

import ast
import re
from dataclasses import dataclass

_EXPECTED = re.compile(
    r"(?P<claim>.*?)\nActual value: (?P<actual>.*?)(?:\nError: (?P<error>.*?))? \n?Call log:\n(?P<log>.*)", re.DOTALL
)
_ASKED = re.compile(r'- Expect "(?P<matcher>\w+)"(?: (?P<locator>.*))? with timeout')
_STANDARD = re.compile(r"(?:Locator|Page title|Page URL|APIResponse|Response status)\b[^\n]* expected ")
_WANTED = re.compile(r"expected (?:not )?to (?:be|have|contain|match)[\w ]*? '(?P<wanted>.*)'$", re.DOTALL)
_VALUE = re.compile(r"\nExpected value: '(?P<wanted>.*)'$", re.DOTALL)
_ACTION = re.compile(r"(?:Locator|Page|Frame|ElementHandle)\.(?P<action>\w+): ")
_WAITING = re.compile(r"- waiting for (?P<locator>.+)")
_SEVERAL = re.compile(r"strict mode violation: (?P<locator>.+) resolved to (?P<count>\d+) elements")
_PART = re.compile(
    r"(?:get_by_)?(?P<by>role|text|label|placeholder|alt_text|title|test_id|locator)"
    r"\((?P<first>\"(?:[^\"\\]|\\.)*\"|re\.compile\([^)]*\))(?:, (?:name|exact)=(?P<name>\"(?:[^\"\\]|\\.)*\"|\w+))?"
)
_SNAPSHOT = re.compile(r"\nAria snapshot:\n(?P<tree>.*)", re.DOTALL)


@dataclass(frozen=True)
class Element:
    """How a test looks for an element: `button` called `Dire`, or by one of its other marks."""

    locator: str
    """As Playwright writes it."""
    by: str = ""
    word: str = ""
    """The role, where it is looked for by one; else the text, label, selector or what else it is known by."""
    name: str = ""


@dataclass(frozen=True)
class Expectation:
    """An `expect` that failed."""

    matcher: str
    """`to_be_visible`, or `not_to_be_visible`."""
    element: Element | None
    wanted: str | None
    actual: str
    error: str
    tree: str
    """What the page shows, as a screen reader has it."""
    own_words: str
    """The trainer's, if they gave any."""


def expectation(text: str) -> Expectation | None:
    """Return what an `AssertionError` of Playwright's tells; None when it is none."""
    found = _EXPECTED.match(text)
    asked = _ASKED.search(found["log"]) if found else None
    if found is None or asked is None:
        return None
    claim = found["claim"]
    is_own = _STANDARD.match(claim) is None
    wanted = (_VALUE if is_own else _WANTED).search(claim)
    tree = _SNAPSHOT.search(found["log"])
    return Expectation(
        matcher=asked["matcher"],
        element=element(asked["locator"]) if asked["locator"] else None,
        wanted=wanted["wanted"] if wanted else None,
        actual=found["actual"],
        error=found["error"] or "",
        tree=tree["tree"] if tree else "",
        own_words=claim.partition("\nExpected value: ")[0] if is_own else "",
    )


def element(locator: str) -> Element:
    """Return how `locator` looks for its element, as far as its last part tells."""
    parts = list(_PART.finditer(locator))
    if not parts:
        return Element(locator)
    last = parts[-1]
    name = _literal(last["name"]) if last["name"] and last["name"].startswith('"') else ""
    return Element(locator, last["by"], _literal(last["first"]), name)


def action(text: str) -> str:
    """Return what was to be done: `click`, `goto`, `evaluate`; nothing when the text does not begin so."""
    found = _ACTION.match(text)
    return found["action"] if found else ""


def waited_for(text: str) -> Element | None:
    """Return the element that an action waited for."""
    found = _WAITING.search(text)
    return element(found["locator"].strip()) if found else None


def several(text: str) -> tuple[Element, int] | None:
    """Return the element of which there is more than one, and how many there are."""
    found = _SEVERAL.search(text)
    return (element(found["locator"]), int(found["count"])) if found else None


def _literal(text: str) -> str:
    try:
        return str(ast.literal_eval(text))
    except (SyntaxError, ValueError):
        return text
