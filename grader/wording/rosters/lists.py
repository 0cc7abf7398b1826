"""What the staff read of a school's own list of people: what each line comes to, and why a file cannot be read."""

from grader.domain.errors import Refused
from grader.domain.rosters.roster import LineFate, PlannedLine, RosterColumn, RosterPlan
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for

FATES = {
    LineFate.ADDED: N_("is added"),
    LineFate.JOINED: N_("is here already, and joins this cohort"),
    LineFate.UPDATED: N_("changes"),
    LineFate.UNCHANGED: N_("stays as it is"),
    LineFate.REFUSED: N_("is left out"),
}
COLUMNS = {
    RosterColumn.NAME: N_("the name"),
    RosterColumn.EMAIL: N_("the e-mail address"),
    RosterColumn.GROUP: N_("the group"),
    RosterColumn.EXTERNAL_ID: N_("the school's own id"),
}
REFUSALS = {
    "email_shape": N_("“%(email)s” is no e-mail address."),
    "email_taken": N_("%(handle)s has this e-mail address already."),
    "external_id_shape": N_("The school's own id has %(most)s characters at most."),
    "group_shape": N_("A group has a short name: %(most)s characters at most."),
    "handle_shape": N_("“%(handle)s” cannot be a handle."),
    "handle_taken": N_("Somebody else has the handle “%(handle)s”. Give an e-mail address, or another handle."),
    "name_shape": N_("There is no name, or it is too long."),
    "name_unseen": N_("The name has a character that nobody can see."),
    "roster_again": N_("Somebody changed the same at this moment. Import the file once more."),
    "roster_namesakes": N_(
        "There are several people called %(name)s here. Say which: by e-mail address or the school's own id."
    ),
    "roster_other_email": N_(
        "%(name)s is here with another address, %(email)s. Is it the same person? Then change it on their page. "
        "Are they two? Then give each an id of the school's."
    ),
    "roster_staff": N_("%(name)s teaches or leads here, and is no learner."),
    "roster_twice": N_("This is %(name)s, as in line %(line)s."),
    "roster_two_people": N_(
        "This line is half %(first)s, half %(second)s: its id, address and handle are of two people."
    ),
}
FILES = {
    "roster_column_twice": N_("Two columns say the same: “%(first)s” and “%(second)s”. Remove one."),
    "roster_empty": N_("There is nobody in this file."),
    "roster_kind": N_("This file cannot be read. Save it as CSV or as an Excel workbook (.xlsx), then send that."),
    "roster_no_names": N_("No column has names. Call one “Nom”, with “Prénom” beside it, or “Nom complet”."),
    "roster_too_large": N_("This file is too large: %(most)s KB at most."),
    "roster_too_long": N_("This list is too long: %(most)s lines at most, and it has %(lines)s."),
}
FATE_AND_WHY = N_("%(fate)s: %(why)s")
OTHERWISE = N_("This line cannot be taken: %(code)s.")


def fate_words(planned: PlannedLine, language: Language) -> str:
    """Return what a line comes to, with what changes or why nothing does."""
    text = gettext_for(language).gettext
    fate, why = text(FATES[planned.fate]), ", ".join(text(COLUMNS[column]) for column in planned.changed)
    if planned.refused is not None:
        source = REFUSALS.get(planned.refused.code, OTHERWISE)
        why = text(source) % ({"code": planned.refused.code} | planned.refused.params)
    return text(FATE_AND_WHY) % {"fate": fate, "why": why} if why else fate


def totals_sentence(plan: RosterPlan, language: Language) -> str:
    """Return how many lines come to what."""
    text = gettext_for(language).gettext
    counts = {
        "added": plan.count(LineFate.ADDED) + plan.count(LineFate.JOINED),
        "updated": plan.count(LineFate.UPDATED),
        "unchanged": plan.count(LineFate.UNCHANGED),
        "refused": plan.count(LineFate.REFUSED),
    }
    return text("Added: %(added)s. Changed: %(updated)s. As before: %(unchanged)s. Left out: %(refused)s.") % counts


def missing_sentence(plan: RosterPlan, language: Language) -> str | None:
    """Return who learns in the cohort and is not in the list, or None where nobody is missing."""
    if not plan.missing:
        return None
    names = ", ".join(person.name for person in plan.missing)
    source = N_(
        "Not in the file, and nothing changes for them: %(names)s. Who has left gets that status on their page."
    )
    return gettext_for(language).gettext(source) % {"names": names}


def file_sentence(refused: Refused, language: Language) -> str | None:
    """Return why a file cannot be read, or None where the refusal is of something else."""
    source = FILES.get(refused.code)
    return None if source is None else gettext_for(language).gettext(source) % refused.params
