"""A stored message as a sentence: what happened, where, and what to try; never a word that hurts."""

import re
from collections.abc import Mapping

from grader.domain.exercises.runners import Runner
from grader.domain.text import Language, Message
from grader.wording.catalogue import N_, gettext_for
from grader.wording.grading.difference_sentences import difference_sentence
from grader.wording.grading.explaining import explanation
from grader.wording.grading.page_sentences import page_sentence
from grader.wording.grading.sentence_table import SENTENCES, UNKNOWN
from grader.wording.grading.server_sentences import server_sentence
from grader.wording.numbers import plain_number
from grader.wording.quoting import quotable

PLACEHOLDER = re.compile(r"%\((\w+)\)s")
PLAIN_TYPES = frozenset({"list", "tuple", "dict", "set", "str", "int", "float", "bytes"})

MAX_SAID = 2_000

FOR_STAFF = {
    "suite_error": N_("The exercise itself has a problem. It is not the learner's code."),
    "platform": N_(
        "Something broke on our side. It is not the learner's code, this try does not count, and the team knows."
    ),
}
"""What is said otherwise to those who read somebody else's hand-in."""

KINDS = {"page": page_sentence, "server": server_sentence}
"""What kinds of exercises say of what they look at, by the code of their messages."""


def sentence(message: Message, language: Language, runner: Runner, *, yours: bool = True) -> str:
    """Return what to say of a message; an unknown code gives a general sentence that quotes the raw line.

    The values are written so that no control character of theirs reaches a terminal; they are not HTML.

    Args:
        runner: What the program is written in.
        yours: The reader is the learner, or may be one.
    """
    if not yours and message.code in FOR_STAFF:
        return gettext_for(language).gettext(FOR_STAFF[message.code])
    said = _said(message, language)
    if said:
        return said
    if message.code == "not_equal" and (different := difference_sentence(message, language)):
        return different
    if message.code in KINDS:
        return KINDS[message.code](message, language)
    values = _values(message, language) | _words(language, runner, message.value("file"))
    chosen = fullest(SENTENCES.get(_case(message), UNKNOWN), values)
    told = gettext_for(language).gettext(chosen) % values
    means = "" if is_otherwise(message) else explanation(message, language, runner)
    return " ".join(part for part in (told, means) if part)


def _case(message: Message) -> str:
    """Return the code of a message, or that of a case of it which is told otherwise."""
    if is_otherwise(message):
        return "raised_otherwise"
    if message.code == "cannot_cross":
        plain = "plain" if message.value("type") in PLAIN_TYPES else "kind"
        case = f"cannot_cross_{message.value('obstacle') or plain}"
        return case if case in SENTENCES else f"cannot_cross_{plain}" if plain == "plain" else "cannot_cross"
    return message.code


def is_otherwise(message: Message) -> bool:
    """Tell whether the program raised an error where another one was expected."""
    return message.code == "raised" and bool(message.value("awaited") and message.value("type"))


def _said(message: Message, language: Language) -> str:
    """Return the trainer's own sentence, in the other language where this one is missing."""
    if message.code != "said":
        return ""
    other = Language.EN if language is Language.FR else Language.FR
    own = message.value(language.value) or message.value(other.value)
    return quotable(own, limit=MAX_SAID, lines=True)


def _words(language: Language, runner: Runner, file: str) -> dict[str, str]:
    """Return what sentences say of a language of programs: its name, and how its calls are written."""
    calls = runner.calls
    written = {"asks": calls.asks, "shows": calls.shows, "ends": calls.ends.in_(language)} if calls else {}
    return {"runner": runner.title_of(file).in_(language), **written}


def _values(message: Message, language: Language) -> dict[str, str]:
    known = {name: quotable(message.value(name)) for name in message.params if message.value(name)}
    if "seconds" in known:
        known["seconds"] = plain_number(known["seconds"], language)
    return known | ({"raw": quotable(message.raw)} if message.raw else {})


def fullest(variants: tuple[str, ...], values: Mapping[str, object]) -> str:
    """Return the first variant whose values are all known; the last one must need none that may lack."""
    return next(variant for variant in variants if set(PLACEHOLDER.findall(variant)) <= values.keys())
