"""What a trainer reads of the solution's mutants: how many the tests noticed, and each that they did not, as a diff."""

from collections.abc import Iterator

from grader.domain.publishing.mutants import Mutant, MutantTrial
from grader.domain.text import Language
from grader.domain.verdicts import GLYPHS, Status
from grader.wording.catalogue import N_, gettext_for
from grader.wording.quoting import quotable

SCORE = N_("%(noticed)s of %(tried)s small changes of the solution are noticed by the tests")
LEFT = N_("(%(left)s more were not tried)")
SURVIVES = N_("with this change every check still passes:")
NONE = N_("there are no mutants of programs in this language yet")
UNCHANGED = N_("nothing in this solution can be changed a little: its wrong solutions alone say what the tests see")


def mutant_lines(trial: MutantTrial | None, language: Language) -> Iterator[str]:
    """Yield the score, then the mutants that passed every check; None: their language has none.

    A solution of which none can be made has no score: zero of zero would look like a proof.
    """
    if trial is None:
        yield f"  ? {gettext_for(language).gettext(NONE)}"
        return
    if not trial.tried:
        yield f"  ? {gettext_for(language).gettext(UNCHANGED)}"
        return
    glyph = "?" if trial.survivors else GLYPHS[Status.PASSED]
    yield f"  {glyph} {score_told(trial, language)}"
    for mutant in trial.survivors:
        place, *diff = survivor_told(mutant, language)
        yield f"      solution/{quotable(mutant.path)}:{mutant.line}: {place}"
        yield from (f"        {line}" for line in diff)


def score_told(trial: MutantTrial, language: Language) -> str:
    """Return how many of those that were tried did not pass."""
    text = gettext_for(language).gettext
    told = text(SCORE) % {"noticed": trial.noticed, "tried": trial.tried}
    return f"{told} {text(LEFT) % {'left': trial.left}}" if trial.left else told


def survivor_told(mutant: Mutant, language: Language) -> Iterator[str]:
    """Yield that a mutant passes, and what it changes: lines with `-`, then lines with `+`."""
    yield gettext_for(language).gettext(SURVIVES)
    for sign, lines in (("-", mutant.before), ("+", mutant.after)):
        yield from (f"{sign} {quotable(line)}" for line in lines)
