"""What cannot pass between the tests and a program that runs apart from them, and what its trainer may do about it."""

import re

from grader.domain.text import Language, Message
from grader.wording.catalogue import N_, gettext_for
from grader.wording.quoting import quotable

WHAT = {
    "kind": N_("it gives the program an object of type %(value)s, which cannot cross"),
    "size": N_("it gives the program more than can cross at once (%(value)s)"),
    "depth": N_("it gives the program an object of type %(value)s that holds others too deep"),
    "cycle": N_("it gives the program an object of type %(value)s that holds itself"),
    "path": N_("it gives the program the path %(value)s, where only the tests have a file"),
    "other_check": N_("it uses an object of type %(value)s that was made in another check"),
    "for_all": N_("it sets %(value)s for all checks at once"),
    "inbound": N_("the program gives it a value of type %(value)s, which cannot cross as it is"),
    "begun": N_("the program calls __init__ of an object of type %(value)s, which the tests have made"),
}
WAY_OUT = {
    "kind": N_("give it plain values, functions, or objects of classes in the tests"),
    "size": N_("give it less"),
    "depth": N_("give it fewer levels"),
    "cycle": N_("give it values without such a circle"),
    "path": N_("write the file with learner_file(…) of autograder"),
    "other_check": N_("make it in a fixture"),
    "for_all": N_("set it in a fixture"),
    "inbound": N_("have the test ask for plain values"),
    "begun": N_("do not replace `super`, but a function that the program calls by its name"),
}
"""Both by the obstacle of a suite's error; `inbound`, `path` and `begun` are of a check that failed."""

INBOUND = frozenset({"cannot_cross", "odd_value"})
BEGUN = re.compile(r"^TypeError: (?P<type>\w{1,80}) is an object of the tests: they alone call its __init__$", re.MULTILINE)
"""What `learner/callbacks.py` of Python's image says to a program that does."""


def obstacle_line(message: Message, check: str, language: Language) -> str:
    """Return one sentence on what could not cross, with its check, the value and the way out; empty when all could.

    Args:
        check: The check that it happened in, where the message does not say.
    """
    what = what_stuck(message, language)
    if not what:
        return ""
    text = gettext_for(language).gettext
    where = quotable(message.value("check") or check) or text("the suite")
    line = text("“%(check)s” cannot run apart from the program: %(what)s. %(way_out)s.")
    return line % {"check": where, "what": what, "way_out": way_out(message, language)}


def what_stuck(message: Message, language: Language) -> str:
    """Return what could not cross, and where, as a clause that begins with a small letter; empty when all could."""
    obstacle, told = _obstacle(message), message.value("obstacle")
    if not obstacle:
        return ""
    # Of a check that failed, what is told of a place is of the program.
    place = f" ({message.place})" if told and message.place else ""
    begun = BEGUN.search(message.raw)
    value = message.value("value") if told else begun["type"] if begun else message.value("lent") or message.value("type")
    return gettext_for(language).gettext(WHAT[obstacle]) % {"value": quotable(value or "?")} + quotable(place)


def way_out(message: Message | None, language: Language) -> str:
    """Return what a trainer may do about it, as the beginning of a sentence."""
    obstacle = (_obstacle(message) if message is not None else "") or "inbound"
    said = gettext_for(language).gettext(WAY_OUT[obstacle])
    return said[:1].upper() + said[1:]


def _obstacle(message: Message) -> str:
    if message.code in INBOUND:
        return "inbound"
    if message.value("lent"):
        return "path"
    if message.code == "raised" and BEGUN.search(message.raw):
        return "begun"
    named = message.value("obstacle") if message.value("problem") == "outbound" else ""
    return named if named in WHAT else ""
