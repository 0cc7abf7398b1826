"""What the staff read of the people of a cohort: how their places stand, and what they come to do."""

from grader.domain.cohorts.cohort import EnrollmentStatus, LeavingReason
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
REASONS = {
    LeavingReason.JOB: N_("a job"),
    LeavingReason.OTHER_TRAINING: N_("another training"),
    LeavingReason.NOT_SUITED: N_("not the right training"),
    LeavingReason.PERSONAL: N_("personal reasons"),
    LeavingReason.HOUSING: N_("housing"),
    LeavingReason.TRANSPORT: N_("transport"),
    LeavingReason.MONEY: N_("money"),
    LeavingReason.ENDED_BY_SCHOOL: N_("ended by the school"),
    LeavingReason.OTHER: N_("another reason"),
    LeavingReason.NOT_SAID: N_("not said"),
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


def reason_word(reason: LeavingReason, language: Language) -> str:
    """Return why somebody left a cohort, by category."""
    return gettext_for(language).gettext(REASONS[reason])


def role_word(role: Role, language: Language) -> str:
    """Return what a person comes to do."""
    return gettext_for(language).gettext(ROLES[role])
