"""From what Playwright raises to what the learner's page lacks; an error of the trainer's own stays what it is."""

import re
from collections.abc import Iterator

from runner_images.common.kinds.page import playwright_words
from runner_images.common.kinds.page.playwright_words import Element, Expectation
from runner_images.common.tests.autograder import SAID, Sentence
from runner_images.common.tests.differences import difference
from runner_images.common.tests.judged import JudgedError
from runner_images.common.tests.texts import cut, public, shown_pair
from runner_images.common.wire.endings import CheckEnding, CodedMessage, Failure
from runner_images.common.wire.frames import Json
from runner_images.common.wire.storable_text import tidy

_TRAINERS_OWN = re.compile(
    r"while parsing (?:css )?selector|Unknown engine|is not a valid selector|Cannot navigate to invalid URL"
    r"|Unexpected token .* in selector|InvalidSelectorError"
)
_UNREACHED = re.compile(r"net::(?P<error>ERR_\w+) at (?P<url>\S+)")
_IN_PAGE = re.compile(
    r"Page\.evaluate(?:_handle)?: (?P<error>[^\n]*)|(?:Locator|Frame)\.evaluate\w*: (?P<other>[^\n]*)"
)
_HINDRANCES = (
    ("intercepts pointer events", "covered"),
    ("element is not visible", "hidden"),
    ("element is not enabled", "disabled"),
    ("element is not editable", "disabled"),
    ("did not find some options", "options"),
    ("element is outside of the viewport", "outside"),
    ("element is not stable", "moving"),
    ("element was detached from the DOM", "replaced"),
)
_UNDER_WAY = re.compile(r"- performing (?:click|dblclick|tap|hover) action\s*$")
"""The last that Playwright tells of a click whose handlers never came back."""
_NAMED = re.compile(r'- (?P<role>[\w]+) "(?P<name>(?:[^"\\]|\\.)*)"')
_MOST_NAMES = 4
_QUOTED = 120


def found_in(error: Exception, stopped: str) -> JudgedError | None:
    """Return what `error` of Playwright's tells of the learner's page; None for one of the tests' own.

    Args:
        stopped: the first error of the page's own script, which may explain it.
    """
    told = _expected(str(error)) if isinstance(error, AssertionError) else None
    if type(error).__module__.partition(".")[0] == "playwright":
        told = _done(str(error))
    if told is None:
        return None
    params, values = told
    more: dict[str, Json] = {"stopped": stopped[:_QUOTED]} if stopped else {}
    ending = CheckEnding("check_failed", _worded({**params, **more}, str(error)))
    return JudgedError(Failure(ending) if values is None else Failure(ending, *shown_pair(*values)))


def crashed() -> JudgedError:
    """Return the verdict on a page that took the browser with it."""
    return JudgedError(Failure(CheckEnding("exited", CodedMessage("page", {"finding": "crashed"}))))


def _worded(params: dict[str, Json], text: str) -> CodedMessage:
    """Return the message: the trainer's own sentence where they gave `expect` one."""
    said = next((one for one in reversed(SAID) if one.fr.strip().split("\n")[0] in text), None)
    if said is None:
        return CodedMessage("page", params, public(text))
    told: dict[str, Json] = {"fr": tidy(cut(said.fr)), "en": tidy(cut(said.en)) or None}
    return CodedMessage("said", {**params, **told}, public(text))


_Told = tuple[dict[str, Json], tuple[object, object] | None]


def _expected(text: str) -> _Told | None:
    """Return what an expectation did not find."""
    found = playwright_words.expectation(text)
    if found is None:
        return None
    if found.own_words and all(one.fr not in found.own_words for one in SAID[-1:]):
        SAID.append(Sentence(found.own_words, ""))
    if twice := playwright_words.several(found.error):
        return _several(*twice)
    element = {} if found.element is None else _element(found.element)
    if "element(s) not found" in found.error:
        return {"finding": "absent", **element, **_alike(found)}, None
    return _there(found, element)


def _there(found: Expectation, element: dict[str, Json]) -> _Told:
    """Return in what an element that is there is not as expected."""
    matcher, denied = found.matcher.removeprefix("not_"), found.matcher.startswith("not_")
    if matcher in {"to_be_visible", "to_be_hidden"}:
        seen = (matcher == "to_be_visible") is denied
        return {"finding": "shown" if seen else "hidden", **element}, None
    if matcher.startswith("to_be_") or found.wanted is None:
        return {"finding": "state", "state": found.matcher, **element}, None
    if denied:
        return {"finding": "equal", "what": matcher, **element}, None
    expected, actual = (_counted(one) if matcher == "to_have_count" else one for one in (found.wanted, found.actual))
    how = None if "re.compile(" in found.wanted else difference(expected, actual)
    more = {} if how is None else how.as_params()
    return {"finding": "differs", "what": matcher, **element, **more}, (expected, actual)


def _counted(text: str) -> int | str:
    return int(text) if text.isdecimal() else text


def _done(text: str) -> _Told | None:
    """Return what hindered an action."""
    if _TRAINERS_OWN.search(text):
        return None
    if twice := playwright_words.several(text):
        return _several(*twice)
    return _of_the_page(text) or _hindered(text)


def _of_the_page(text: str) -> _Told | None:
    """Return what is said of the page as a whole."""
    if (reached := _UNREACHED.search(text)) is not None:
        return {"finding": "unreached", "url": reached["url"][:_QUOTED], "error": reached["error"]}, None
    if (raised := _IN_PAGE.search(text)) is not None:
        return {"finding": "script", "error": (raised["error"] or raised["other"])[:_QUOTED]}, None
    return None


def _hindered(text: str) -> _Told:
    first = text.partition("\n")[0]
    action, element = playwright_words.action(text), playwright_words.waited_for(text)
    if element is None or "Timeout" not in first:
        finding = "late" if "Timeout" in first else "other"
        return {"finding": finding, "action": action, "error": first[:_QUOTED]}, None
    hindrance = "busy" if _UNDER_WAY.search(text) else next((word for said, word in _HINDRANCES if said in text), None)
    if hindrance is None and "locator resolved to" not in text:
        return {"finding": "absent", **_element(element)}, None
    return {"finding": "stuck", "action": action, "hindrance": hindrance, **_element(element)}, None


def _several(element: Element, count: int) -> _Told:
    return {"finding": "several", "count": count, **_element(element)}, None


def _element(element: Element) -> dict[str, Json]:
    told: dict[str, Json] = {"locator": element.locator[:_QUOTED], "by": element.by, "word": element.word[:_QUOTED]}
    return {**told, "name": element.name[:_QUOTED]} if element.name else told


def _alike(found: Expectation) -> dict[str, Json]:
    """Return the names of what the page shows of the kind that is looked for."""
    if found.element is None or found.element.by != "role":
        return {}
    names = list(dict.fromkeys(_names(found.tree, found.element.word)))[:_MOST_NAMES]
    return {"there": "\n".join(names)[:_QUOTED]} if names else {}


def _names(tree: str, role: str) -> Iterator[str]:
    return (named["name"] for named in _NAMED.finditer(tree) if named["role"] == role)
