"""What Playwright says of a page, told as what the page lacks: each text as the version of the image writes it."""

from pathlib import Path

import pytest
from playwright.sync_api import Error

from runner_images.common.kinds.page.findings import found_in
from runner_images.common.tests.autograder import SAID
from runner_images.common.wire.endings import Failure


@pytest.fixture(autouse=True)
def _nothing_said() -> None:
    SAID.clear()


TEXTS = Path(__file__).with_name("playwright_says.txt").read_text("utf-8").split("===== ")[1:]
SAYS = {name: text.rstrip("\n") for name, _, text in (one.partition("\n") for one in TEXTS)}
EXPECTATIONS = {name for name, text in SAYS.items() if "\nActual value: " in text}

FINDINGS: dict[str, dict[str, object]] = {
    "vis": {"finding": "absent", "word": "button", "name": "Envoyer", "there": "Dire\nNon"},
    "vishid": {"finding": "hidden", "by": "locator", "word": "#h"},
    "hidden": {"finding": "shown", "word": "button", "name": "Dire"},
    "notvis": {"finding": "shown"},
    "text": {"finding": "differs", "what": "to_have_text", "word": "heading"},
    "textre": {"finding": "differs", "what": "to_contain_text"},
    "textmissing": {"finding": "absent", "by": "test_id", "word": "z"},
    "texts": {"finding": "differs"},
    "count": {"finding": "differs", "what": "to_have_count", "difference": "one_off"},
    "value": {"finding": "differs", "what": "to_have_value", "by": "label", "word": "Nom"},
    "checked": {"finding": "state", "state": "to_be_checked"},
    "enabled": {"finding": "state", "state": "to_be_enabled", "name": "Non"},
    "focused": {"finding": "state", "state": "to_be_focused"},
    "attr": {"finding": "differs", "what": "to_have_attribute"},
    "css": {"finding": "differs", "what": "to_have_css"},
    "cls": {"finding": "differs", "what": "to_have_class"},
    "title": {"finding": "differs", "what": "to_have_title"},
    "url": {"finding": "differs", "what": "to_have_url"},
    "strict": {"finding": "several", "count": 2, "word": "button"},
    "strictclick": {"finding": "several", "count": 2},
    "click": {"finding": "absent", "name": "Envoyer"},
    "clickdis": {"finding": "stuck", "action": "click", "hindrance": "disabled"},
    "clickhid": {"finding": "stuck", "hindrance": "hidden"},
    "fill": {"finding": "absent", "by": "label", "word": "Prénom"},
    "sel": {"finding": "stuck", "hindrance": "options"},
    "covered": {"finding": "stuck", "hindrance": "covered"},
    "busy": {"finding": "stuck", "hindrance": "busy", "name": "Dire"},
    "replaced": {"finding": "stuck", "hindrance": "replaced", "by": "label", "word": "Prénom"},
    "ev": {"finding": "script", "error": "ReferenceError: total is not defined"},
    "goto": {"finding": "unreached", "error": "ERR_UNSAFE_PORT"},
    "waitfn": {"finding": "late"},
}


def found(name: str, stopped: str = "") -> Failure:
    judged = found_in(error(name), stopped)
    assert judged is not None
    assert isinstance(judged.verdict, Failure)
    return judged.verdict


def error(name: str) -> Exception:
    return AssertionError(SAYS[name]) if name in EXPECTATIONS else Error(SAYS[name])


@pytest.mark.parametrize("name", FINDINGS)
def test_what_the_page_lacks_is_found_in_what_playwright_says(name: str) -> None:
    message = found(name).ending.message

    assert message.code == "page"
    assert {key: message.params.get(key) for key in FINDINGS[name]} == FINDINGS[name]


@pytest.mark.parametrize("name", ["badsel"])
def test_a_mistake_of_the_trainers_is_no_finding(name: str) -> None:
    assert found_in(error(name), "") is None


def test_values_are_told_as_they_were_compared() -> None:
    told = found("text")

    assert (told.expected, told.actual) == ("'Bonjour\\nle monde'", "'Asso  du quartier'")


def test_the_trainers_own_words_come_first() -> None:
    message = found("msgtext").ending.message

    assert (message.code, message.params["fr"], message.params["en"]) == ("said", "Mets un titre", None)


def test_an_error_of_the_pages_script_goes_with_what_it_may_explain() -> None:
    told = found("vis", "TypeError: nom is null")

    assert told.ending.message.params["stopped"] == "TypeError: nom is null"


@pytest.mark.parametrize(
    "own", [AssertionError("assert 984 <= 360"), KeyError("Locator.click: Timeout 2000ms exceeded.")]
)
def test_an_error_of_the_tests_own_is_no_finding(own: Exception) -> None:
    assert found_in(own, "") is None
