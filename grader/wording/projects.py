"""What people read of projects: how far a criterion is met."""

from grader.domain.projects.project import Level
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for

LEVELS = {
    Level.NOT_YET: N_("not yet"),
    Level.BEGUN: N_("begun"),
    Level.NEARLY: N_("nearly"),
    Level.REACHED: N_("reached"),
    Level.BEYOND: N_("beyond"),
    Level.EXEMPLARY: N_("exemplary"),
}


def level_name(level: Level, language: Language) -> str:
    """Return what a level is called."""
    return gettext_for(language).gettext(LEVELS[level])
