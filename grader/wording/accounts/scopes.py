"""What a token opens, scope by scope, as the person who makes it reads it."""

from grader.domain.accounts.credentials import Scope
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for

SCOPE_LINES = {
    Scope.GIT: N_("Git: clone and push"),
    Scope.READ: N_("Programs: read what my pages show"),
    Scope.SUBMIT: N_("Programs: hand in my commits, and run a hand-in again"),
    Scope.COHORTS: N_("Programs: read my cohorts, with their learners' hand-ins"),
    Scope.OPERATE: N_("Programs: see how the service runs, who is here and who did what, and try a run again"),
}


def scope_line(scope: Scope, language: Language) -> str:
    """Return what the scope lets a token do."""
    return gettext_for(language).gettext(SCOPE_LINES[scope])
