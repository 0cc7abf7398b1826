"""A run, line by line, as a terminal shows it: each check, what to do about the first to mend, and the verdict.

Lines keep to 68 columns, since Git puts `remote: ` before each and pads behind it, and they read well one by one.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from grader.domain.exercises.exercise import Exercise, Isolation, Visibility
from grader.domain.exercises.runners import Runner
from grader.domain.grading.report import Call, CheckReport
from grader.domain.grading.run import Result
from grader.domain.pinned_answers import PinnedAnswer
from grader.domain.text import Language, Message, Text
from grader.domain.verdicts import GLYPHS, SAY_ALL, Outcome, Status, Verdict
from grader.wording.catalogue import N_, gettext_for
from grader.wording.grading.advice_sentences import advice_sentence
from grader.wording.grading.call_lines import call_line
from grader.wording.grading.difference import around
from grader.wording.grading.difference_sentences import BESIDE, difference_sentence
from grader.wording.grading.explaining import own_line, source_line
from grader.wording.grading.relations import asked, unsided
from grader.wording.grading.sentences import sentence
from grader.wording.grading.statuses import TAMPERED_SENTENCE, outcome_word, shared_sentence, status_word
from grader.wording.pinned_answers import answer_said
from grader.wording.quoting import quotable
from grader.wording.width import columns, wrap

WIDTH = 68
INDENT = 9
MAX_VALUE_LINES = 4
MAX_VALUE = 200
MAX_CALLS = 3
MAX_COPIED = 160

OUTCOME_GLYPHS = {
    Outcome.PASSED: GLYPHS[Status.PASSED],
    Outcome.FAILED: GLYPHS[Status.FAILED],
    Outcome.NOT_RUN: GLYPHS[Status.NONE],
}
ENCOURAGEMENTS = {
    Status.PASSED: N_("Well done! Every check passes."),
    Status.OURS: N_("Our side had a problem. It is not your code, and this try does not count."),
    Status.TAMPERED: TAMPERED_SENTENCE,
}


def check_lines(
    exercise: Exercise,
    check: CheckReport,
    language: Language,
    *,
    runner: Runner,
    explain: bool,
    hint: Text | None = None,
    answer: PinnedAnswer | None = None,
) -> Iterator[str]:
    """Yield the line of one check and, where `explain` is set, what to do about it.

    Args:
        runner: The exercise's.
        hint: Shown where the program answered: what stopped it is no matter of hints.
        answer: What a trainer pinned to this failure; it stands above all but what happened.
    """
    declared = exercise.check(check.id)
    place = [one.id for one in exercise.checks].index(check.id) + 1
    title = quotable(declared.title.in_(language))
    if check.outcome is Outcome.NOT_RUN:
        title = f"{title} ({outcome_word(check.outcome, language)})"
    yield from wrapped(f"  {OUTCOME_GLYPHS[check.outcome]} {place}/{len(exercise.checks)}  ", title)
    if explain and check.outcome is Outcome.FAILED and declared.visibility is Visibility.VISIBLE:
        yield from _explanation(check, language, runner, hint, answer)


def _explanation(
    check: CheckReport, language: Language, runner: Runner, hint: Text | None, answer: PinnedAnswer | None
) -> Iterator[str]:
    text = gettext_for(language).gettext
    if check.message is not None and not _tells_itself(check.message):
        for said in _said(check.message, language, runner):
            yield from wrapped(" " * INDENT, said)
    if advice := advice_sentence(check.message, language):
        yield from wrapped(" " * INDENT, advice)
    yield from answer_lines(answer, language)
    if check.output_shown and check.output.strip():
        yield from wrapped(" " * INDENT, text("Until then it showed:"))
        yield from _last_lines(check.output)
    values = list(_compared(check, language))
    if hint is not None and check.answered:
        values.append((text("hint"), hint.in_(language)))
    told = [_marked(call, check) for call in check.calls[-MAX_CALLS:]]
    calls = [(text("call"), call_line(call, check, language)) for call in told]
    values = [*calls, *values]
    width = max(len(label) for label, _ in values)
    for label, value in values:
        if value is not None:
            yield from _value(f"{label:<{width}} : ", value)
    yield from _again(check, language)


def answer_lines(answer: PinnedAnswer | None, language: Language) -> Iterator[str]:
    """Yield what a trainer answers to what stopped a run; nothing where nobody does."""
    for said in answer_said(answer, language) if answer else ():
        yield from wrapped(" " * INDENT, said)


def _marked(call: Call, check: CheckReport) -> Call:
    """Return a call in which no character hides."""
    return replace(
        call,
        call=marked(call.call),
        gave=call.gave if call.gave in {None, check.actual} else marked(call.gave or ""),
        raised=call.raised and marked(call.raised),
        typed=marked(call.typed),
        printed=marked(call.printed),
    )


def _again(check: CheckReport, language: Language) -> Iterator[str]:
    """Yield the line that does the last call again, whole, as it is to be copied; not where it is very long."""
    if check.again is None or len(check.again) > MAX_COPIED or quotable(check.again) != check.again:
        return
    yield from wrapped(
        " " * INDENT, gettext_for(language).gettext("To try it on your machine, in the exercise's folder:")
    )
    yield " " * (INDENT + 2) + check.again


def _tells_itself(message: Message) -> bool:
    """Tell whether the values below say all that its sentence would."""
    return (message.code == "not_equal" and "difference" not in message.params) or (
        message.code == "comparison" and bool(message.value("relation"))
    )


def _compared(check: CheckReport, language: Language) -> Iterator[tuple[str, str | None]]:
    text = gettext_for(language).gettext
    if (operator := unsided(check.message)) and check.expected is not None and check.actual is not None:
        yield text("not true yet"), marked(f"{check.actual} {operator} {check.expected}")
        return
    expected, actual = check.expected, check.actual
    if expected is not None and actual is not None:
        expected, actual = around(expected, actual, limit=MAX_VALUE)
    if expected is not None:
        yield text("expected"), asked(check.message, marked(expected), language)
    yield text("obtained"), actual and marked(actual)


def _said(message: Message, language: Language, runner: Runner) -> Iterator[str]:
    """Yield what to say of a message and, where the program stopped, its own line and the last of its language's."""
    yield sentence(message, language, runner)
    if message.code in BESIDE and (different := difference_sentence(message, language)):
        yield different
    if source := source_line(message):
        yield source
    if said := own_line(message):
        yield said


def verdict_lines(result: Result, language: Language, runner: Runner) -> Iterator[str]:
    """Yield the sentence that ends a run: how far it came, and what stopped it."""
    status = result.status
    if result.cached:
        same = gettext_for(language).gettext("Same files as in an earlier try, so this is the same answer, at once.")
        yield from wrapped("", same)
    if result.isolation is Isolation.SHARED:
        yield from wrapped("", shared_sentence(language))
    if result.message is not None and status not in SAY_ALL:
        for said in _said(result.message, language, runner):
            yield from wrapped("  ", said)
        yield ""
    encouragement = ENCOURAGEMENTS.get(status)
    if encouragement is not None:
        yield from wrapped("", gettext_for(language).gettext(encouragement))
    else:
        yield from wrapped("", _how_far(result, status, language))


def _how_far(result: Result, status: Status, language: Language) -> str:
    text = gettext_for(language)
    passed, total = result.passed_checks, len(result.checks)
    word = text.gettext("Almost") if status is Status.PARTIAL else status_word(status, language)
    counts = text.ngettext("%(passed)s check of %(total)s passes.", "%(passed)s checks of %(total)s pass.", passed) % {
        "passed": passed,
        "total": total,
    }
    return text.gettext("%(word)s: %(counts)s") % {"word": word, "counts": counts}


def is_passed(result: Result) -> bool:
    """Tell whether the exercise is solved."""
    return result.verdict is Verdict.PASSED


def _value(label: str, value: str) -> Iterator[str]:
    """Yield a labelled value, line by line, cut to a few lines; the page shows all of it."""
    lines = [quotable(line) for line in value.split("\n")]
    for number, line in enumerate(lines[:MAX_VALUE_LINES]):
        lead = " " * INDENT + (label if number == 0 else " " * len(label))
        yield from wrapped(lead, line)
    if len(lines) > MAX_VALUE_LINES:
        yield " " * (INDENT + len(label)) + "…"


def _last_lines(output: str) -> Iterator[str]:
    """Yield the last lines of what was printed, cut at the screen's edge; the page shows all of it."""
    lines = output.rstrip("\n").split("\n")
    if len(lines) > MAX_VALUE_LINES:
        yield " " * (INDENT + 2) + "…"
    for line in lines[-MAX_VALUE_LINES:]:
        yield from islice(wrapped(" " * (INDENT + 2), quotable(line)), 1)


def marked(value: str) -> str:
    """Return a value with its no-break spaces as a sign: nobody sees in a terminal which space this is."""
    return value.replace("\N{NO-BREAK SPACE}", "\N{SHOULDERED OPEN BOX}")


def wrapped(lead: str, text: str) -> Iterator[str]:
    """Yield text behind a lead, wrapped at 68 columns with the lead's width as the indent of what follows."""
    for paragraph in text.split("\n"):
        for line in wrap(paragraph, WIDTH - columns(lead)):
            yield lead + line
            lead = " " * columns(lead)
