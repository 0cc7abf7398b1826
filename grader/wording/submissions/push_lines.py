"""What a push reads in its terminal around the verdict: what was taken, what was not, and what to do."""

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from grader.domain.queue.outlook import Outlook
from grader.domain.submissions.submission import Submission
from grader.domain.text import Language, Text
from grader.domain.tries import TriesLeft
from grader.wording.catalogue import gettext_for
from grader.wording.grading.verdict_lines import wrapped
from grader.wording.numbers import nth_try
from grader.wording.queue.waiting import too_long_sentence, waiting_sentence
from grader.wording.quoting import quotable
from grader.wording.tries import held_sentence, left_sentence, rule_sentence

HEAVY_NAMES = frozenset({"node_modules/", ".venv/", "venv/", "env/", "__pycache__/", ".idea/", ".vscode/"})

MOST_FOLDERS = 12


def received_lines(submission: Submission, title: str, address: str, language: Language) -> Iterator[str]:
    """Yield that a hand-in is safe; its address comes first, for those who close the terminal at once."""
    text = gettext_for(language).gettext
    yield text("Received: %(address)s") % {"address": address}
    named = text("Exercise “%(title)s”, commit %(commit)s")
    yield from wrapped("", named % {"title": quotable(title), "commit": submission.commit[:7]})


def heading_lines(title: str, number: int, total: int, language: Language) -> Iterator[str]:
    """Yield whose checks follow, where a push hands several exercises in."""
    named = gettext_for(language).gettext("Exercise “%(title)s” (%(number)s of %(total)s)")
    yield from wrapped("", named % {"title": quotable(title), "number": number, "total": total})


def next_lines(upcoming: tuple[str, Text] | None, address: str, language: Language) -> Iterator[str]:
    """Yield which exercise comes next, by its slug and title, and where its text is; None: all are passed."""
    text = gettext_for(language).gettext
    if upcoming is None:
        yield text("You have passed all your exercises.")
        return
    slug, title = upcoming
    values = {"title": quotable(title.in_(language)), "folder": f"{slug}/"}
    yield from wrapped("", text("Next: “%(title)s”, in %(folder)s") % values)
    yield f"{address}/exercises/{slug}"


def may_close_line(language: Language) -> str:
    """Return the line that says nobody has to wait."""
    return gettext_for(language).gettext("You may close this terminal, the tests go on.")


def where_lines(
    submission: Submission, address: str, language: Language, *, passed: bool, bounded: bool = False
) -> Iterator[str]:
    """Yield where the details are and, while there is something to mend, that trying again is free.

    Args:
        bounded: Its exercise bounds tries, which was said as it arrived.
    """
    text = gettext_for(language).gettext
    yield text("Details: %(address)s") % {"address": address}
    if not passed:
        again = text("This is your %(nth)s.") if bounded else text("This is your %(nth)s. Try as often as you like.")
        yield from wrapped("", again % {"nth": nth_try(submission.number, language)})


def tries_lines(tries: TriesLeft, now: datetime, zone: tzinfo, language: Language) -> Iterator[str]:
    """Yield how an exercise bounds tries, what is left of them, or when this hand-in is checked."""
    yield from wrapped("", rule_sentence(tries.rule, language))
    if tries.held_until is None:
        yield from wrapped("", left_sentence(tries, now, zone, language))
    else:
        yield from wrapped("", held_sentence(tries.held_until, now, zone, language))


def still_running_lines(address: str, language: Language) -> Iterator[str]:
    """Yield that we stop telling, while the tests go on."""
    yield gettext_for(language).gettext("The tests go on. Follow them here:")
    yield address


def waiting_lines(outlook: Outlook, language: Language) -> Iterator[str]:
    """Yield why the tests have not begun."""
    yield from wrapped("", waiting_sentence(outlook, language))


def too_long_lines(outlook: Outlook, address: str, language: Language) -> Iterator[str]:
    """Yield that the result comes later, and where."""
    yield from wrapped("", too_long_sentence(outlook, language))
    yield address


def kept_lines(language: Language) -> Iterator[str]:
    """Yield that the push is kept although our side stumbled over it."""
    text = gettext_for(language).gettext
    kept = text("Your push is safe. Our side had a problem: the tests start by themselves in a moment.")
    yield from wrapped("", kept)


def nothing_new_lines(folders: Sequence[str], language: Language, *, known_why: bool) -> Iterator[str]:
    """Yield that no exercise's folder changed and, where nobody knows why, what to try.

    Args:
        folders: Of the exercises of the learner's cohort.
        known_why: What follows explains it.
    """
    text = gettext_for(language).gettext
    yield from wrapped("", text("Received. Nothing changed in a folder of an exercise, so no test is run."))
    if known_why:
        return
    if folders:
        shown = ", ".join(f"{folder}/" for folder in folders[:MOST_FOLDERS])
        more = " …" if len(folders) > MOST_FOLDERS else ""
        yield from wrapped("", text("The exercises are in: %(folders)s") % {"folders": shown + more})
    yield from wrapped("", text("Save your file in your editor, then:"))
    yield "    git add ."
    message = text("my answer")
    yield f'    git commit -m "{message}"'
    yield "    git push"


def withdrawn_lines(titles: Sequence[str], language: Language) -> Iterator[str]:
    """Yield that these exercises are not handed in any more, and that nothing is lost."""
    said = gettext_for(language).gettext(
        "The exercise “%(title)s” was withdrawn. Your work is kept, and no test is run."
    )
    for title in titles[:MOST_FOLDERS]:
        yield from wrapped("", said % {"title": quotable(title)})


def ignored_lines(names: Sequence[str], language: Language) -> Iterator[str]:
    """Yield what of a folder was left out, heavy folders before all."""
    if not names:
        return
    text = gettext_for(language).gettext
    heavy = [name for name in names if name in HEAVY_NAMES]
    shown = ", ".join(quotable(name) for name in (heavy or names)[:3]) + (" …" if len(names) > 3 else "")  # noqa: PLR2004
    yield from wrapped("", text("Not part of the hand-in, so ignored: %(names)s") % {"names": shown})
