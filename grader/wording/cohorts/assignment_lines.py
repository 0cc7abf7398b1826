"""What is said on the command line of what a cohort is given, and of the files that came with it."""

from collections.abc import Iterator, Sequence
from datetime import tzinfo

from grader.domain.assignments import Assignment
from grader.domain.days import last_day
from grader.domain.text import Language
from grader.wording.catalogue import gettext_for
from grader.wording.quoting import quotable


def assignment_lines(cohort: str, given: Sequence[Assignment], zone: tzinfo, language: Language) -> Iterator[str]:
    """Yield a line an exercise, in order, with the last day on which it is due."""
    text = gettext_for(language).gettext
    if not given:
        yield text("%(slug)s was given no exercise yet: grader cohort assign %(slug)s EXERCISE") % {"slug": cohort}
    for number, one in enumerate(given, start=1):
        line = f"{number:3}  {one.exercise}"
        if one.due_at is not None:
            line += "  " + text("until %(day)s") % {"day": last_day(one.due_at, zone).isoformat()}
        yield line


def brought_lines(commits: int, left: Sequence[str], language: Language) -> Iterator[str]:
    """Yield how many repositories got the files of new exercises, and whose did not.

    Args:
        commits: How many have a new commit.
        left: The handles of those that could not be written to.
    """
    texts = gettext_for(language)
    if commits:
        yield texts.ngettext(
            "%(num)s repository got the files of its new exercises. Its learner runs: git pull",
            "%(num)s repositories got the files of their new exercises. Their learners run: git pull",
            commits,
        ) % {"num": commits}
    for handle in left:
        yield texts.gettext("%(handle)s's repository could not be written to. Run this command again.") % {
            "handle": quotable(handle)
        }
