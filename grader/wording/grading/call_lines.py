"""What a test asked of the learner's code, with what came of it, a line each."""

from collections.abc import Iterator

from grader.domain.grading.report import Call, CheckReport
from grader.domain.text import Language
from grader.wording.catalogue import gettext_for
from grader.wording.grading.explaining import own_line
from grader.wording.quoting import quotable

UNSEEN = frozenset({"composed", "hidden", "lookalike", "hard_space"})


def call_line(call: Call, check: CheckReport, language: Language) -> str:
    """Return one call and what came of it, but for what the check says of it already."""
    return " ".join((quotable(call.call), *_outcomes(call, check, language))).strip()


def _outcomes(call: Call, check: CheckReport, language: Language) -> Iterator[str]:
    text = gettext_for(language).gettext
    if call.typed:
        yield text("· typed in: %(text)s") % {"text": _on_one_line(call.typed)}
    if call.printed.strip() and not (check.output_shown and check.output.strip()):
        yield text("· shows: %(text)s") % {"text": _on_one_line(call.printed)}
    if call.raised is not None and _is_said(call.raised, check):
        return
    if call.raised is not None:
        yield text("· raises %(error)s") % {"error": quotable(call.raised)}
    elif call.gave is not None and _is_news(call.gave, call, check):
        yield text("· gives %(value)s") % {"value": quotable(call.gave)}


def _is_said(raised: str, check: CheckReport) -> bool:
    """Tell whether the check says what ended a call; the language may go on with a guess, as Python does."""
    ended = check.message is not None and check.message.code == "exited"
    return ended or own_line(check.message).startswith(quotable(raised))


def _is_news(gave: str, call: Call, check: CheckReport) -> bool:
    """Tell whether what a call gave says more than the check's values, which show long or odd ones better."""
    if gave == check.actual or (gave == "None" and call.printed.strip()):
        return False
    odd = check.message is not None and check.message.value("difference") in UNSEEN
    return check.actual is None or not ("…" in gave or odd)


def _on_one_line(value: str) -> str:
    return quotable(" ⏎ ".join(value.strip("\n").split("\n")))
