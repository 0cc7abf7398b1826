"""What is said of the versions of an exercise: what each changed, which is current, which came back."""

from collections.abc import Iterator, Sequence

from grader.domain.exercises.changes import PublishedVersion, VersionChanges
from grader.domain.exercises.exercise import Check
from grader.domain.text import Language
from grader.domain.verdicts import GLYPHS, Status
from grader.wording.catalogue import N_, gettext_for
from grader.wording.quoting import quotable

CHARACTERS = 12
"""Of a digest: enough to tell versions apart."""

ABOUT_CHECKS = (
    ("added", N_("New: %(titles)s.")),
    ("removed", N_("No longer checked: %(titles)s.")),
    ("weighed", N_("With other points, or after other checks: %(titles)s.")),
)
ABOUT_ALL = (
    ("tests", N_("Its tests were mended.")),
    ("files", N_("Other files are handed in.")),
    ("limits", N_("The limits of time, memory or output changed.")),
)
FIRST = N_("The first version.")
CURRENT = N_("new hand-ins run against it")
BACK = N_("%(slug)s: the version %(version)s is back. Hand-ins from now on run against it; every pass stays a pass.")
ALREADY = N_("%(slug)s: the version %(version)s is in use already. Nothing was changed.")
AGAIN = N_(
    "The folder still has what you took back: mend it there, then run grader exercise publish FOLDER."
)


def change_sentences(changes: VersionChanges | None, language: Language) -> Iterator[str]:
    """Yield what a version changed, in a learner's words; None: it is the first."""
    text = gettext_for(language).gettext
    if changes is None:
        yield text(FIRST)
        return
    for name, sentence in ABOUT_CHECKS:
        if checks := getattr(changes, name):
            yield text(sentence) % {"titles": _titles(checks, language)}
    # A check that comes or goes has its tests: that is said already.
    mended = changes.tests and not (changes.added or changes.removed)
    for name, sentence in ABOUT_ALL:
        if mended if name == "tests" else getattr(changes, name):
            yield text(sentence)


def version_lines(versions: Sequence[PublishedVersion], language: Language) -> Iterator[str]:
    """Yield a line a version, and one each for what it changed."""
    text = gettext_for(language).gettext
    for version in versions:
        glyph = GLYPHS[Status.PASSED] if version.current else " "
        said = f"{version.exercise.suite_digest[:CHARACTERS]}  {version.published_at:%Y-%m-%d %H:%M} UTC"
        yield f"{glyph} {said}  {text(CURRENT)}" if version.current else f"{glyph} {said}"
        yield from (f"    {quotable(sentence)}" for sentence in change_sentences(version.changes, language))


def back_lines(version: PublishedVersion, language: Language) -> Iterator[str]:
    """Yield that an earlier version came back, and what is to be done now.

    Args:
        version: As it was before it was asked for.
    """
    text = gettext_for(language).gettext
    said = {"slug": version.exercise.slug, "version": version.exercise.suite_digest[:CHARACTERS]}
    if version.current:
        yield text(ALREADY) % said
    else:
        yield text(BACK) % said
        yield text(AGAIN)


def _titles(checks: Sequence[Check], language: Language) -> str:
    quoted = gettext_for(language).gettext(N_("“%(text)s”"))
    return ", ".join(quoted % {"text": check.title.in_(language)} for check in checks)
