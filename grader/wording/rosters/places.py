"""What the staff read of the people of a cohort: how their places stand, and what they come to do."""

from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.people import Role
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for

PLACES = {
    EnrollmentStatus.ACTIVE: N_("in training"),
    EnrollmentStatus.PAUSED: N_("on a break"),
    EnrollmentStatus.LEFT: N_("has left"),
    EnrollmentStatus.COMPLETED: N_("has completed it"),
    EnrollmentStatus.HIRED: N_("has found work"),
}
ROLES = {
    Role.LEARNER: N_("learner"),
    Role.TRAINER: N_("trainer"),
    Role.LEAD: N_("cohort lead"),
    Role.OPERATOR: N_("operator"),
    Role.PARTNER: N_("partner company"),
    Role.COUNSELLOR: N_("counsellor"),
}


def place_word(status: EnrollmentStatus, language: Language) -> str:
    """Return how a learner stands in a cohort."""
    return gettext_for(language).gettext(PLACES[status])


def role_word(role: Role, language: Language) -> str:
    """Return what a person comes to do."""
    return gettext_for(language).gettext(ROLES[role])
