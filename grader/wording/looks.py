"""What people read of who looked at their pages."""

from grader.domain.looks import SeenPage
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for

PAGES = {
    SeenPage.PROGRESS: N_("your progress"),
    SeenPage.REPORT: N_("your progress, as a paper"),
    SeenPage.TRIES: N_("the list of what you handed in"),
    SeenPage.AS_LEARNER: N_("a page as you see it"),
    SeenPage.COMPETENCIES: N_("your competencies"),
    SeenPage.EVIDENCE: N_("your evidence pack"),
    SeenPage.ACTIVITY: N_("your activity statement"),
    SeenPage.MEMBER: N_("your account and your place in the cohort"),
    SeenPage.COUNSELLING: N_("your follow-up"),
    SeenPage.PORTFOLIO: N_("your portfolio"),
}


def seen_pages(pages: tuple[SeenPage, ...], language: Language) -> str:
    """Return what somebody looked at, in one line."""
    return ", ".join(gettext_for(language).gettext(PAGES[page]) for page in pages)
