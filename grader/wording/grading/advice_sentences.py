"""Advice on a program that answered wrongly, in a sentence; its words are those of the tests' side (`advice.py`)."""

from collections.abc import Mapping

from grader.domain.text import Language, Message
from grader.wording.catalogue import N_, gettext_for
from grader.wording.quoting import quotable

SENTENCES: Mapping[str, str] = {
    "unreachable": N_("Line %(advice_line)s of %(advice_file)s is never reached: the line above ends the block."),
    "mutable_default": N_(
        "Line %(advice_line)s of %(advice_file)s: `%(advice_name)s` keeps its values from call to call. "
        "Make it inside the function."
    ),
    "gives_none": N_(
        "Line %(advice_line)s of %(advice_file)s: `%(advice_name)s()` changes the list and gives None. "
        "Write it on a line of its own."
    ),
    "prints_only": N_(
        "Line %(advice_line)s of %(advice_file)s: `%(advice_name)s` shows its answer and gives None. "
        "Replace its print by return."
    ),
    "fixed_name": N_(
        "Line %(advice_line)s of %(advice_file)s always opens `%(advice_name)s`. Open the file that is given instead."
    ),
    "changed_while_read": N_(
        "Line %(advice_line)s of %(advice_file)s changes `%(advice_name)s` while the loop reads it. Fill a new list."
    ),
    "returns_at_once": N_(
        "Line %(advice_line)s of %(advice_file)s: this `return` is inside the loop, which ends in its first round."
    ),
}


def advice_sentence(message: Message | None, language: Language) -> str:
    """Return what else to look at; an empty text where nothing is known."""
    if message is None or (word := message.value("advice")) not in SENTENCES:
        return ""
    values = {name: quotable(message.value(name)) for name in ("advice_line", "advice_file", "advice_name")}
    return gettext_for(language).gettext(SENTENCES[word]) % values
