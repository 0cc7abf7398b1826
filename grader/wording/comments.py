"""What people read of comments outside of them: what awaits them, and where in a hand-in a thread stands."""

from grader.domain.comments import Thread
from grader.domain.text import Language
from grader.wording.catalogue import gettext_for


def awaiting_line(number: int, address: str, language: Language) -> str:
    """Return the line of a terminal that says how many comments await the learner, and where."""
    text = gettext_for(language)
    told = text.ngettext("%(num)s comment for you: %(address)s", "%(num)s comments for you: %(address)s", number)
    return told % {"num": number, "address": address}


def thread_place(thread: Thread, language: Language) -> str:
    """Return where in a hand-in a thread stands."""
    text = gettext_for(language).gettext
    if thread.line is None:
        return text("On the whole hand-in")
    return text("%(file)s, line %(line)s") % {"file": thread.path, "line": thread.line}
