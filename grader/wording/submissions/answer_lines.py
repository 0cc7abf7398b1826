"""The answer to a push in the form that its person asked for; every line of it passes through here."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from grader.domain.submissions.first_aid import Advice
from grader.domain.submissions.push_options import OPTIONS, AnswerForm, Manner
from grader.wording.ascii_letters import in_ascii, untypable
from grader.wording.catalogue import gettext_for
from grader.wording.grading.run_json import SCHEMA_VERSION, Json
from grader.wording.grading.verdict_lines import WIDTH, wrapped
from grader.wording.quoting import quotable
from grader.wording.width import columns

MOST_NAMED = 3
MOST_SAID = 40

Said = str | Json
"""A line for people, or a document for programs, which is told in JSON alone."""


def written(said: Said, form: AnswerForm) -> Iterator[str]:
    """Yield the lines of the terminal that say it; JSON is ASCII too, so that no terminal acts on it."""
    if isinstance(said, dict):
        yield json.dumps({"schema_version": SCHEMA_VERSION} | said, default=str)
    elif form is AnswerForm.JSON:
        if said:
            yield from written({"event": "line", "text": said}, form)
    elif form is AnswerForm.ASCII:
        yield from _in_ascii(said)
    else:
        yield said


def unknown_option_lines(manner: Manner) -> Iterator[str]:
    """Yield which options mean nothing here, and those that do."""
    if not manner.unknown:
        return
    shown = ", ".join(quotable(option, limit=MOST_SAID) for option in manner.unknown[:MOST_NAMED])
    text = gettext_for(manner.language).gettext
    values = {"options": shown + (" …" if len(manner.unknown) > MOST_NAMED else ""), "known": ", ".join(OPTIONS)}
    yield from wrapped("", text("I do not know the option %(options)s. I know these: %(known)s.") % values)


def typable(name: str, form: AnswerForm) -> str:
    """Return a name as an answer tells it: where its letters cannot be shown, no command is made of it."""
    return untypable(name) if form is AnswerForm.ASCII else name


def advice_in(advice: Sequence[Advice], form: AnswerForm) -> tuple[Advice, ...]:
    """Return advice with its paths as an answer tells them; see `typable`."""
    return tuple(replace(one, path=typable(one.path, form), wanted=typable(one.wanted, form)) for one in advice)


def _in_ascii(line: str) -> Iterator[str]:
    """Yield a line in ASCII, parted again where its letters made it longer than the screen is wide."""
    plain = in_ascii(line)
    if len(plain) <= WIDTH or columns(line) > WIDTH:
        yield plain
        return
    words = plain.lstrip(" ")
    yield from wrapped(" " * (len(plain) - len(words)), words)
