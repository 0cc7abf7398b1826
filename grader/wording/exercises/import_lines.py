"""What a trainer reads while a track is imported: each exercise in a line, then how many prove themselves."""

from collections.abc import Iterator, Mapping, Sequence

from grader.domain.errors import ManifestProblem
from grader.domain.exercises.exercise import Isolation
from grader.domain.exercises.runners import Runner
from grader.domain.publishing.proof import Proof, Trial
from grader.domain.text import Language
from grader.domain.verdicts import GLYPHS, Status
from grader.wording.catalogue import N_, gettext_for
from grader.wording.exercises.trainer_lines import problem_line, proof_lines
from grader.wording.quoting import quotable
from grader.wording.width import columns, wrap

WIDTH = 100
LACKING = {
    "must_pass": N_("the solution does not pass"),
    "must_fail": N_("the starter passes as it is"),
    "suite_broken": N_("the tests themselves stop"),
    "not_taken": N_("no learner could hand its files in"),
    "tests_without_check": N_("some tests belong to no check"),
    "needs_shared": N_('the solution passes with isolation = "shared" alone'),
    "sandbox_broke": N_("the sandbox broke"),
}
"""How an exercise may fail to prove itself, by the code of its proof."""

MENDED = {
    "must_fail": N_("The starter passed as it was: it now stops at a line that the learner takes away."),
    "needs_shared": N_("The tests and the program now run together: apart, the solution did not get through."),
    "slow": N_("The solution took too long: its checks now have more time."),
}
"""What an import changed, by what a first proof told of."""

PROVEN = {
    Isolation.SPLIT: N_("proven"),
    Isolation.SHARED: N_("proven in shared mode alone, which is best effort"),
}


def imported_line(slug: str, checks: int, language: Language) -> str:
    """Return the line of an exercise that was written."""
    counted = gettext_for(language).ngettext("%(count)s check", "%(count)s checks", checks) % {"count": checks}
    return f"{GLYPHS[Status.PASSED]} {slug} ({counted})"


def refused_lines(slug: str, problems: Sequence[ManifestProblem], language: Language) -> Iterator[str]:
    """Yield why an exercise was not imported."""
    text = gettext_for(language).gettext
    yield f"{GLYPHS[Status.FAILED]} " + text("%(slug)s is not imported:") % {"slug": quotable(slug)}
    yield from note_lines(problems, language)


def note_lines(problems: Sequence[ManifestProblem], language: Language) -> Iterator[str]:
    """Yield one line for each thing to know of an exercise."""
    return (f"    {problem_line(problem, language)}" for problem in problems)


def total_lines(*, imported: int, refused: int, deprecated: int, language: Language) -> Iterator[str]:
    """Yield how many exercises were written, and how many not."""
    catalogue = gettext_for(language)
    yield ""
    counted = catalogue.ngettext("%(count)s exercise imported.", "%(count)s exercises imported.", imported)
    yield counted % {"count": imported}
    if refused:
        counted = catalogue.ngettext("%(count)s exercise not imported.", "%(count)s exercises not imported.", refused)
        yield counted % {"count": refused}
    if deprecated:
        counted = catalogue.ngettext(
            "%(count)s exercise left out: the track gave it up.",
            "%(count)s exercises left out: the track gave them up.",
            deprecated,
        )
        yield counted % {"count": deprecated}


def progress_lines(place: str, slug: str, trial: Trial, language: Language, runner: Runner) -> Iterator[str]:
    """Yield what the publication gate found of one exercise.

    Args:
        place: Which of how many it is, for example `3/25`.
    """
    text = gettext_for(language).gettext
    if trial.lacking is None:
        proven = text("%(slug)s proves itself") % {"slug": slug}
        yield f"{GLYPHS[Status.PASSED]} {place} {proven}"
    else:
        yield f"{GLYPHS[Status.FAILED]} {place} {slug}"
        yield from proof_lines(trial.lacking, language, runner)
    for ailment in trial.mended:
        yield f"    {text(MENDED[ailment])}"


def table_lines(trials: Mapping[str, Trial], language: Language) -> Iterator[str]:
    """Yield the final table: which exercises prove themselves in which mode, the others counted by what is lacking.

    Args:
        trials: How each was tried, by slug.
    """
    text = gettext_for(language).gettext
    groups: dict[str, list[str]] = {}
    for slug, trial in trials.items():
        group = text(PROVEN[trial.isolation]) if trial.lacking is None else _mode(trial.lacking, language)
        groups.setdefault(group, []).append(slug)
    yield ""
    for mode, slugs in sorted(groups.items(), key=lambda group: -len(group[1])):
        yield f"{len(slugs):>4}  {mode}"
        yield from (f"      {line}" for line in wrap(", ".join(slugs), WIDTH - columns("      ")))
    yield ""
    yield _count_line(trials, language)


def _count_line(trials: Mapping[str, Trial], language: Language) -> str:
    proven = [trial.isolation for trial in trials.values() if trial.lacking is None]
    line = gettext_for(language).gettext(
        "%(proven)s of %(all)s prove themselves: %(split)s in split mode, %(shared)s in shared mode."
    )
    split, shared = proven.count(Isolation.SPLIT), proven.count(Isolation.SHARED)
    return line % {"proven": len(proven), "all": len(trials), "split": split, "shared": shared}


def _mode(lacking: Proof, language: Language) -> str:
    """Return what is lacking, with the code of the first message, which groups exercises of one cause."""
    first = lacking.result.first_to_mend
    message = lacking.result.message or (first.message if first else None)
    what = gettext_for(language).gettext(LACKING[lacking.code])
    if message is None or lacking.code not in {"must_pass", "suite_broken"}:
        return what
    return f"{what} ({quotable(message.value('problem') or message.code)})"
