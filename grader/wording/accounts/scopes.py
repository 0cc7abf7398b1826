"""What a token opens, scope by scope, as the person who makes it reads it."""

from collections.abc import Set as AbstractSet

from grader.domain.accounts.credentials import Scope
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for

SCOPE_LINES = {
    Scope.GIT: N_("clone and push with Git"),
    Scope.READ: N_("let a program read what your pages show"),
    Scope.SUBMIT: N_("let a program hand in your commits, and run a hand-in again"),
    Scope.COMMENT: N_("let a program comment hand-ins, ask for help, and answer"),
    Scope.COHORTS: N_("let a program read your cohorts, with their learners' hand-ins"),
    Scope.PEOPLE: N_("let a program add people to cohorts, change them, and make the links that let them in"),
    Scope.PLAN: N_("let a program plan your cohorts: their exercises, their dates, and who has more time"),
    Scope.SHARE: N_("let a program change and share your portfolio, and say what of you may be written down"),
    Scope.COUNSEL: N_("let a program read and write the follow-up of the learners whom you go along with"),
    Scope.OPERATE: N_("let a program see how the service runs, who is here and who did what, and try a run again"),
}


def scope_line(scope: Scope, language: Language) -> str:
    """Return what the scope lets a token do."""
    return gettext_for(language).gettext(SCOPE_LINES[scope])


def scope_lines(scopes: AbstractSet[Scope], language: Language) -> str:
    """Return all that a token lets do, in one sentence."""
    text = gettext_for(language).gettext
    told = text("; ").join(scope_line(scope, language) for scope in Scope if scope in scopes)
    return text("It can: %(told)s.") % {"told": told}


def revoked_sentence(language: Language) -> str:
    """Return that a token is revoked."""
    return gettext_for(language).gettext("This token opens nothing any more.")
