"""What people read of how far a request for help has come."""

from grader.domain.help_requests import HelpRequest, Stage
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for

SENTENCES = {
    Stage.WAITING: N_("Nobody has taken it yet."),
    Stage.TAKEN: N_("%(name)s is on it."),
    Stage.ANSWERED: N_("%(name)s has answered in the comments."),
    Stage.DONE: N_("It is done."),
}
YOURS = {Stage.WAITING: N_("Your trainers have it. You may go on with something else meanwhile.")}


def stage_sentence(request: HelpRequest, language: Language, *, yours: bool) -> str:
    """Return how far a request has come.

    Args:
        yours: The learner reads it.
    """
    source = (YOURS if yours else {}).get(request.stage, SENTENCES[request.stage])
    name = request.helper.name if request.helper else ""
    return gettext_for(language).gettext(source) % {"name": name}
