"""What a trainer reads of an import: what became of each file, what to do by hand, how many prove themselves."""

from collections.abc import Iterator, Mapping, Sequence

from grader.domain.errors import ManifestProblem
from grader.domain.exercises.exercise import Isolation
from grader.domain.exercises.imports import FileFate, ImportedExercise, ImportReport
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


REASONS = {
    "not_needed": N_("left: neither the tests nor the programs need it"),
    "not_named": N_("left: the exercise does not name it"),
    "of_tools": N_("left: it is for GitHub, an editor or a package manager"),
    "implied": N_("left: each check says it anyway, of a file that is missing"),
    "by_hand": N_("to do by hand, see below"),
    "passed_by": N_("left: programs make such folders"),
    "too_large": N_("left: it is larger than 1 MiB"),
    "is_link": N_("left: links are not followed"),
    "no_regular_file": N_("left: it is no plain file"),
    "path_leads_out": N_("left: its name cannot be taken over"),
}
"""Why a file of the source became nothing."""

KINDS = {
    "exercism": N_("An Exercism track."),
    "classroom": N_("A template repository of GitHub Classroom."),
    "check50": N_("A folder of check50's."),
    "gradescope": N_("A Gradescope autograder."),
    "pytest": N_("A folder of pytest or unittest files."),
}
LEFT = N_("left")


def report_lines(report: ImportReport, language: Language) -> Iterator[str]:
    """Yield what was found, what became of each exercise, and how many there are.

    Files are listed where the source is one exercise; of a track, `--json` lists them.
    """
    yield gettext_for(language).gettext(KINDS[report.kind])
    for one in report.written:
        yield from _imported_lines(one, language, with_files=report.kind != "exercism")
    yield from _total_lines(report, language)


def lacking_lines(report: ImportReport, language: Language) -> Iterator[str]:
    """Yield which exercises were not imported, and why."""
    for refused in report.refused:
        yield f"{GLYPHS[Status.FAILED]} " + gettext_for(language).gettext("%(slug)s is not imported:") % {
            "slug": quotable(refused.slug)
        }
        yield from note_lines(refused.problems, language)
    yield from note_lines(report.beside, language)


def _imported_lines(one: ImportedExercise, language: Language, *, with_files: bool) -> Iterator[str]:
    catalogue = gettext_for(language)
    checks = catalogue.ngettext("%(count)s check", "%(count)s checks", one.checks) % {"count": one.checks}
    points = catalogue.ngettext("%(count)s point", "%(count)s points", one.points) % {"count": one.points}
    yield f"{GLYPHS[Status.PASSED]} {one.slug} ({checks}, {points})"
    if with_files:
        yield from (f"    {fate_line(fate, language)}" for fate in one.files)
    yield from note_lines(one.notes, language)
    if one.by_hand:
        yield "  " + catalogue.gettext("To do by hand:")
        yield from note_lines(one.by_hand, language)


def fate_line(fate: FileFate, language: Language) -> str:
    """Return what became of one file, or why it was left."""
    source = quotable(fate.source)
    if fate.became:
        return f"{source} → {', '.join(map(quotable, fate.became))}"
    return f"{source}: {reason_told(fate.reason, language)}"


def reason_told(reason: str, language: Language) -> str:
    """Return why a file was left; of a problem that has a sentence anyway, that."""
    return gettext_for(language).gettext(REASONS.get(reason, LEFT))


def note_lines(problems: Sequence[ManifestProblem], language: Language) -> Iterator[str]:
    """Yield one line for each thing to know of an exercise."""
    return (f"    {problem_line(problem, language)}" for problem in problems)


def _total_lines(report: ImportReport, language: Language) -> Iterator[str]:
    ngettext = gettext_for(language).ngettext
    imported, refused = len(report.written), len(report.refused)
    yield ""
    yield ngettext("%(count)s exercise imported.", "%(count)s exercises imported.", imported) % {"count": imported}
    if refused:
        counted = ngettext("%(count)s exercise not imported.", "%(count)s exercises not imported.", refused)
        yield counted % {"count": refused}
    if report.given_up:
        counted = ngettext(
            "%(count)s exercise left out: the track gave it up.",
            "%(count)s exercises left out: the track gave them up.",
            report.given_up,
        )
        yield counted % {"count": report.given_up}


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
