"""What people read of the follow-up: states of appointments, and obstacles in plain words."""

from grader.domain.counselling import AppointmentState, ObstacleKind
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for

STATES = {
    AppointmentState.PLANNED: N_("planned"),
    AppointmentState.DONE: N_("took place"),
    AppointmentState.MISSED: N_("did not take place"),
    AppointmentState.MOVED: N_("moved to another day"),
}
OBSTACLES = {
    ObstacleKind.HOUSING: N_("housing"),
    ObstacleKind.CHILDCARE: N_("childcare"),
    ObstacleKind.TRANSPORT: N_("transport"),
    ObstacleKind.HEALTH: N_("health (nothing more is written)"),
    ObstacleKind.MONEY: N_("money"),
    ObstacleKind.EQUIPMENT: N_("equipment"),
    ObstacleKind.PAPERS: N_("papers"),
    ObstacleKind.OTHER: N_("something else"),
}


def state_word(state: AppointmentState, language: Language) -> str:
    """Return what became of an appointment."""
    return gettext_for(language).gettext(STATES[state])


def obstacle_word(kind: ObstacleKind, language: Language) -> str:
    """Return what stands in somebody's way."""
    return gettext_for(language).gettext(OBSTACLES[kind])
