"""What Python's common exceptions mean, in one clause for beginners."""

from collections.abc import Mapping

from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for

EXPLANATIONS: Mapping[str, str] = {
    "AttributeError": N_("This value has nothing of that name: check the spelling after the dot."),
    "EOFError": N_("input() waits for an answer that does not come: count your questions."),
    "FileNotFoundError": N_("The file it opens is not there: check its name and its folder."),
    "ImportError": N_("Python cannot bring in what you import: check the name."),
    "IndentationError": N_("The spaces at the start of the line do not match the lines around it."),
    "IndexError": N_("A list is shorter than you think: its first place is number 0."),
    "KeyError": N_("The dictionary has no such key: print its keys to compare."),
    "MemoryError": N_("A list or a text grows without end."),
    "ModuleNotFoundError": N_("This module is not here: check its name."),
    "NameError": N_("Python does not know this name yet: check its spelling, or give it a value before."),
    "NotImplementedError": N_("This part is still to be written: it is your turn."),
    "OverflowError": N_("A number grows too big: look at the loop that makes it."),
    "RecursionError": N_("A function calls itself without end: give it a case where it stops."),
    "StopIteration": N_("There is nothing left to read in the sequence."),
    "SyntaxError": N_("Python cannot read the line: look for a missing bracket, quote or colon."),
    "TabError": N_("Tabs and spaces are mixed at the start of the lines: keep spaces only."),
    "TypeError": N_("Two kinds of values do not go together, or a call has too many or too few values."),
    "UnboundLocalError": N_("The function uses this name before it gives it a value."),
    "UnicodeDecodeError": N_("The text it reads is not in UTF-8."),
    "UnicodeEncodeError": N_("The text holds a character that cannot be written there."),
    "ValueError": N_('The value has the right type but not the right content, as in int("twelve").'),
    "ZeroDivisionError": N_("You divide by zero: look for the case where the divisor is 0."),
}


def explanation(exception: str, language: Language) -> str:
    """Return what an exception of that class name means, or an empty text for one that is not common."""
    known = EXPLANATIONS.get(exception.rpartition(".")[2])
    return gettext_for(language).gettext(known) if known else ""
