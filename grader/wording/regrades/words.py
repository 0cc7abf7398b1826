"""The words of a regrade, for the staff: how far it has come, what was chosen, what came out."""

from grader.domain.regrades.regrade import Regrade, RegradeKind, RegradeState, WhichHandIns
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for

STATES = {
    RegradeState.RUNNING: N_("Under way"),
    RegradeState.READY: N_("Ready to look at"),
    RegradeState.APPLIED: N_("Applied"),
    RegradeState.DROPPED: N_("Dropped"),
}

CHOICES = {
    WhichHandIns.LATEST: N_("the latest hand-in of each learner"),
    WhichHandIns.BEST: N_("the best hand-in of each learner"),
    WhichHandIns.FAILED: N_("the latest hand-in of each learner who has not passed"),
}

KINDS = {
    RegradeKind.GAINED: N_("Gained"),
    RegradeKind.LOST: N_("Lost"),
    RegradeKind.FLAKY: N_("Flaky"),
    RegradeKind.UNJUDGED: N_("Not judged"),
    RegradeKind.UNCHANGED: N_("Unchanged"),
}

MEANINGS = {
    RegradeKind.GAINED: N_("It passes now, twice in a row. Applied, the learner has passed, and is told."),
    RegradeKind.LOST: N_("It would not pass any more. Applied, the pass stays, with the version that gave it."),
    RegradeKind.FLAKY: N_("Two runs of the same came out differently. Applied, nothing changes."),
    RegradeKind.UNJUDGED: N_("Our side, or the exercise, did not bring it to a verdict. Applied, nothing changes."),
    RegradeKind.UNCHANGED: N_("As before. Applied, the learner reads what the new version says."),
}


def state_word(state: RegradeState, language: Language) -> str:
    """Return how far a regrade has come."""
    return gettext_for(language).gettext(STATES[state])


def choice_phrase(which: WhichHandIns, language: Language) -> str:
    """Return which hand-ins are run again."""
    return gettext_for(language).gettext(CHOICES[which])


def kind_word(kind: RegradeKind, language: Language) -> str:
    """Return what came out of a hand-in."""
    return gettext_for(language).gettext(KINDS[kind])


def kind_meaning(kind: RegradeKind, language: Language) -> str:
    """Return what that means, and what follows from it."""
    return gettext_for(language).gettext(MEANINGS[kind])


def judged_sentence(regrade: Regrade, language: Language) -> str:
    """Return how many hand-ins are judged."""
    text = gettext_for(language)
    said = text.ngettext(
        "%(done)s of %(num)s hand-in is judged.", "%(done)s of %(num)s hand-ins are judged.", regrade.total
    )
    return said % {"done": regrade.done, "num": regrade.total}
