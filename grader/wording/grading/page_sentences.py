"""What a learner's page lacks, in sentences; the words are those of `runner_images/PROTOCOL.md`, code `page`."""

from collections.abc import Mapping

from grader.domain.text import Language, Message
from grader.wording.catalogue import N_, gettext_for
from grader.wording.grading.difference_sentences import difference_sentence
from grader.wording.quoting import quotable

FINDINGS: Mapping[str, str] = {
    "absent": N_("I cannot find %(element)s in your page. Check its spelling, capitals included."),
    "absent_there": N_("I cannot find %(element)s in your page. It shows %(there)s: check how both are spelled."),
    "hidden": N_("Your page has %(element)s without showing it. Look for what hides this element."),
    "shown": N_("Your page shows %(element)s. This element should not be seen at this moment."),
    "several": N_("Your page has %(count)s times %(element)s. Keep only one."),
    "unreached": N_("The browser cannot open %(url)s (%(error)s). Check this address."),
    "script": N_("Your page's script stops: %(error)s."),
    "crashed": N_("Your page made the browser stop. Look for a script that never ends."),
    "late": N_("Your page was not ready in time. Look for a script that never ends."),
    "equal": N_("For %(element)s, something else is expected here."),
    "other": N_("The browser stops here: %(error)s. Show this line to your trainer."),
}

STATES: Mapping[str, str] = {
    "to_be_enabled": N_("I find %(element)s. People should be able to use this element now."),
    "not_to_be_enabled": N_("I find %(element)s. This element should be disabled at this moment."),
    "to_be_disabled": N_("I find %(element)s. This element should be disabled at this moment."),
    "not_to_be_disabled": N_("I find %(element)s. People should be able to use this element now."),
    "to_be_editable": N_("I find %(element)s. People should be able to write in it."),
    "to_be_checked": N_("I find %(element)s. This box should be ticked at this moment."),
    "not_to_be_checked": N_("I find %(element)s. This box should not be ticked at this moment."),
    "to_be_focused": N_("I find %(element)s. The keyboard should write in it at this moment."),
    "to_be_empty": N_("I find %(element)s. This element should be empty at this moment."),
    "not_to_be_empty": N_("I find %(element)s. This element should not be empty."),
    "to_be_in_viewport": N_("I find %(element)s. People should see this element without scrolling."),
}
OTHER_STATE = N_("I find %(element)s, not in the state that is expected yet.")

HINDRANCES: Mapping[str, str] = {
    "covered": N_("Another element covers %(element)s. Nobody can click on it."),
    "hidden": N_("Your page has %(element)s without showing it. Look for what hides this element."),
    "disabled": N_("I find %(element)s. People should be able to use this element now."),
    "options": N_("I find %(element)s. The choice that the test makes is not there."),
    "outside": N_("I find %(element)s outside of the screen. People should be able to reach this element."),
    "replaced": N_("Your page replaces %(element)s again and again. Put it there once."),
    "busy": N_("Your page stops at %(element)s. Look for a loop that never ends in what the click starts."),
    "moving": N_("I find %(element)s, which never stops moving. The test cannot use it."),
}
OTHER_HINDRANCE = N_("I find %(element)s, and the test cannot use this element.")

PARTS: Mapping[str, str] = {
    "to_have_text": N_("For %(element)s, the text is not the expected one yet."),
    "to_contain_text": N_("For %(element)s, the text does not hold what is expected yet."),
    "to_have_value": N_("For %(element)s, what the field holds is not expected."),
    "to_have_count": N_("The number of elements is not the expected one: %(element)s."),
    "to_have_attribute": N_("For %(element)s, an attribute is not the expected one yet."),
    "to_have_css": N_("For %(element)s, the style is not the expected one yet."),
    "to_have_class": N_("For %(element)s, the class is not the expected one yet."),
    "to_have_title": N_("The title of the tab is not the expected one yet."),
    "to_have_url": N_("The address of the page is not the expected one yet."),
    "to_have_accessible_name": N_("For %(element)s, the name that a screen reader says is not expected."),
}
OTHER_PART = N_("For %(element)s, the value is not the expected one yet.")

STOPPED = N_("Before that, your script stopped: %(stopped)s.")

BARRIERS: Mapping[str, str] = {
    "button-name": N_("A button has no name. Write a text in it."),
    "color-contrast": N_("A text is too pale on its background. Darken one, or lighten the other."),
    "document-title": N_("The page has no title. Write one between <title> and </title>."),
    "duplicate-id-aria": N_("Two elements have the same id. Give each its own."),
    "frame-title": N_("An iframe has no title. Say in `title` what it shows."),
    "html-has-lang": N_("The page does not say its language. Write it in <html lang=…>."),
    "html-lang-valid": N_("The page says a language that does not exist. Write for example <html lang=fr>."),
    "image-alt": N_("An image has no `alt`. Say in it what the image shows."),
    "input-button-name": N_("A button has no name. Write it in `value`."),
    "label": N_("A field has no label. Bind a <label> to it, by `for` and `id`."),
    "link-name": N_("A link has no text. Write where it leads."),
    "list": N_("A list holds something else than <li>. Put each item into an <li>."),
    "listitem": N_("An <li> stands outside of a list. Put it into <ul> or <ol>."),
    "meta-viewport": N_("The page forbids to zoom. Remove that from <meta name=viewport>."),
    "select-name": N_("A list of choices has no label. Bind a <label> to it, by `for` and `id`."),
}
OTHER_BARRIER = N_("Not everybody can use this page yet: %(help)s.")
WHERE = N_("It is here: %(where)s.")

ROLES: Mapping[str, str] = {
    "alert": N_("the alert"),
    "button": N_("the button"),
    "cell": N_("the cell"),
    "checkbox": N_("the tick box"),
    "combobox": N_("the list of choices"),
    "dialog": N_("the dialog"),
    "form": N_("the form"),
    "heading": N_("the heading"),
    "img": N_("the image"),
    "link": N_("the link"),
    "list": N_("the list"),
    "listitem": N_("the list item"),
    "main": N_("the main part"),
    "navigation": N_("the navigation"),
    "option": N_("the choice"),
    "radio": N_("the radio button"),
    "row": N_("the row"),
    "status": N_('the element with role="status"'),
    "table": N_("the table"),
    "textbox": N_("the field"),
}
MARKS: Mapping[str, str] = {
    "label": N_("the field “%(word)s”"),
    "text": N_("the text “%(word)s”"),
    "placeholder": N_("the field whose example is “%(word)s”"),
    "alt_text": N_("the image described by “%(word)s”"),
    "title": N_("the element whose title is “%(word)s”"),
    "test_id": N_("the element “%(word)s”"),
    "locator": N_("the element %(word)s"),
}
NAMED = N_("%(role)s “%(name)s”")
QUOTED = N_("“%(word)s”")
OF_A_ROLE = N_('the element with role="%(word)s"')
ANY = N_("the element that is asked for")


TABLES: Mapping[str, tuple[str, Mapping[str, str], str]] = {
    "state": ("state", STATES, OTHER_STATE),
    "stuck": ("hindrance", HINDRANCES, OTHER_HINDRANCE),
    "differs": ("what", PARTS, OTHER_PART),
    "inaccessible": ("rule", BARRIERS, OTHER_BARRIER),
}
"""Findings of several kinds: the parameter that says which, its sentences, and one for what is not in them."""


def page_sentence(message: Message, language: Language) -> str:
    """Return what is said of a page."""
    text = gettext_for(language).gettext
    values = {name: quotable(message.value(name)) for name in message.params if message.value(name)}
    values["element"] = _element(values, language)
    values["there"] = _names(message.value("there"), language)
    parts = [text(_chosen(values)) % _known(values), difference_sentence(message, language)]
    parts += [text(more) % values for name, more in (("where", WHERE), ("stopped", STOPPED)) if name in values]
    return " ".join(part for part in parts if part)


def _chosen(values: Mapping[str, str]) -> str:
    finding = values.get("finding", "")
    if finding in TABLES:
        parameter, sentences, other = TABLES[finding]
        return sentences.get(values.get(parameter, ""), other)
    if finding == "absent" and values["there"]:
        return FINDINGS["absent_there"]
    return FINDINGS.get(finding, FINDINGS["other"])


def _known(values: Mapping[str, str]) -> dict[str, str]:
    """Return the values with a dash for what a sandbox, which may say anything, left out."""
    return {"url": "-", "error": "-", "count": "-", "help": "-", **values}


def _names(there: str, language: Language) -> str:
    """Return the names of what the page shows in place of what is missing."""
    quoted = gettext_for(language).gettext(QUOTED)
    return ", ".join(quoted % {"word": quotable(name)} for name in there.splitlines())


def _element(values: Mapping[str, str], language: Language) -> str:
    """Return how people call the element that a test looks for."""
    text = gettext_for(language).gettext
    by, word, name = values.get("by", ""), values.get("word", ""), values.get("name", "")
    if by == "role" and word:
        role = text(ROLES[word]) if word in ROLES else text(OF_A_ROLE) % {"word": word}
        return text(NAMED) % {"role": role, "name": name} if name else role
    if by in MARKS and word:
        return text(MARKS[by]) % {"word": word}
    return values.get("locator") or text(ANY)
