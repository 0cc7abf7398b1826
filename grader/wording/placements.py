"""What people read of what became of learners: kinds, moments, and who said so."""

from grader.domain.placements.placement import PlacementKind, PlacementMoment, PlacementSource
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for

KINDS = {
    PlacementKind.PERMANENT: N_("Permanent contract"),
    PlacementKind.FIXED_TERM_LONG: N_("Fixed-term contract of 6 months or more"),
    PlacementKind.FIXED_TERM_SHORT: N_("Fixed-term contract of less than 6 months"),
    PlacementKind.TEMPORARY: N_("Temporary work"),
    PlacementKind.PROFESSIONAL_TRAINING: N_("Professional-training contract"),
    PlacementKind.APPRENTICESHIP: N_("Apprenticeship"),
    PlacementKind.OWN_COMPANY: N_("Own company"),
    PlacementKind.FURTHER_TRAINING: N_("Further training"),
    PlacementKind.INTERNSHIP: N_("Internship"),
    PlacementKind.LOOKING: N_("Looking for work"),
    PlacementKind.OTHER: N_("Something else"),
    PlacementKind.NO_ANSWER: N_("No answer"),
}
MOMENTS = {
    PlacementMoment.AT_END: N_("At the end"),
    PlacementMoment.SIX_WEEKS: N_("After 6 weeks"),
    PlacementMoment.THREE_MONTHS: N_("After 3 months"),
    PlacementMoment.SIX_MONTHS: N_("After 6 months"),
    PlacementMoment.TWELVE_MONTHS: N_("After 12 months"),
}
SOURCES = {
    PlacementSource.LEARNER: N_("the person"),
    PlacementSource.STAFF: N_("the team"),
    PlacementSource.EMPLOYER: N_("the employer"),
}


def kind_name(kind: PlacementKind, language: Language) -> str:
    """Return what somebody does."""
    return gettext_for(language).gettext(KINDS[kind])


def moment_name(moment: PlacementMoment, language: Language) -> str:
    """Return how long after the end it is."""
    return gettext_for(language).gettext(MOMENTS[moment])


def source_name(source: PlacementSource, language: Language) -> str:
    """Return who said so."""
    return gettext_for(language).gettext(SOURCES[source])
