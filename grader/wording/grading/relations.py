"""What a test asked of a value, where it is no equality: `plus de 3`, `un texte qui contient …`."""

from collections.abc import Mapping

from grader.domain.text import Language, Message
from grader.wording.catalogue import N_, gettext_for

ASKED: Mapping[str, str] = {
    "different": N_("anything but %(value)s"),
    "not_same": N_("anything but %(value)s"),
    "same": N_("exactly %(value)s"),
    "less": N_("less than %(value)s"),
    "at_most": N_("at most %(value)s"),
    "greater": N_("more than %(value)s"),
    "at_least": N_("at least %(value)s"),
    "matches": N_("a text of the form %(value)s"),
    "contains": N_("a value that contains %(value)s"),
    "contains_not": N_("a value without %(value)s"),
    "among": N_("a value that is in %(value)s"),
    "not_among": N_("a value that is not in %(value)s"),
}


def asked(message: Message | None, expected: str, language: Language) -> str:
    """Return what was expected: the value itself, or for another comparison what was asked in words."""
    relation = message.value("relation") if message else ""
    phrase = ASKED.get(relation)
    return expected if phrase is None else gettext_for(language).gettext(phrase) % {"value": expected}


def unsided(message: Message | None) -> str:
    """Return the operator of a comparison of which nobody knows which side is the learner's; else an empty text."""
    return message.value("operator") if message and not message.value("relation") else ""
