"""What whoever proposes exercises reads beside the proofs: what is looked at, and what became of it."""

from collections.abc import Iterator, Mapping, Sequence

from grader.domain.publishing.proposal import Proposal, ProposalState
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for
from grader.wording.grading.verdict_lines import wrapped
from grader.wording.quoting import quotable

BEGUN = {
    True: N_("What changed is proven now. Only if all of it holds, “main” moves and it is published."),
    False: N_("What differs from “main” is proven now, and nothing is published."),
}
MAY_CLOSE = N_("You may close this terminal, it goes on.")
WAITING = N_("It waits for its turn, or for a machine that runs tests.")
ENDED: Mapping[tuple[ProposalState, bool], str] = {
    (ProposalState.ACCEPTED, True): N_("“main” has moved: it is what is published."),
    (ProposalState.ACCEPTED, False): N_("All of it holds. To publish it, push it to “main”."),
    (ProposalState.REFUSED, True): N_(
        "Nothing is published, and “main” stays as it was. Mend what is marked ✗, commit, and push again."
    ),
    (ProposalState.REFUSED, False): N_("Not all of it holds. Mend what is marked ✗, commit, and push again."),
    (ProposalState.MOVED, True): N_("“main” has moved meanwhile, and nothing is published: git pull, then git push."),
}
OURS = N_("Our side had a problem, and nothing is published: push again in a while.")
GOES_ON = N_("It takes longer than this terminal waits, and goes on. Later, git fetch shows whether “main” has moved.")
NOT_MOVED = N_("not published")
REFUSALS = {
    "too_many_proposals": N_("%(most)s of your pushes are still being proven: push again once they are done."),
    "main_behind": N_("“main” has other work: git pull, then git push."),
}


def begun_lines(language: Language, *, publishes: bool) -> Iterator[str]:
    """Yield that it is safe, and what happens now."""
    text = gettext_for(language).gettext
    yield from wrapped("", text(BEGUN[publishes]))
    yield text(MAY_CLOSE)


def waiting_line(language: Language) -> str:
    """Return why nothing was found so far."""
    return gettext_for(language).gettext(WAITING)


def ended_lines(proposal: Proposal, language: Language) -> Iterator[str]:
    """Yield what became of it; of one that is not over, that it goes on."""
    said = ENDED.get((proposal.state, proposal.publishes), OURS if proposal.is_over else GOES_ON)
    yield from wrapped("", gettext_for(language).gettext(said))


def ours_line(language: Language) -> str:
    """Return that our side stumbled."""
    return gettext_for(language).gettext(OURS)


def refused_lines(code: str, values: Mapping[str, str | int], language: Language) -> Iterator[str]:
    """Yield why nothing of a push is proven."""
    yield from wrapped("", gettext_for(language).gettext(REFUSALS[code]) % values)


def not_moved(language: Language) -> str:
    """Return what Git's client shows behind a branch that was not moved."""
    return gettext_for(language).gettext(NOT_MOVED)


def gone_lines(slugs: Sequence[str], language: Language) -> Iterator[str]:
    """Yield that exercises whose folders are gone stay published."""
    said = gettext_for(language).gettext(
        "%(slug)s/ is gone from the repository, and stays published. To withdraw it: grader exercise withdraw %(slug)s"
    )
    yield from (said % {"slug": quotable(slug)} for slug in slugs)


def too_many_line(count: int, most: int, language: Language) -> str:
    """Return that a push changes too much at once."""
    said = gettext_for(language).gettext("This changes %(count)s exercises, and at most %(most)s are proven at once.")
    return said % {"count": count, "most": most}


def known_line(slug: str, language: Language) -> str:
    """Return that an exercise needs no proof."""
    return gettext_for(language).gettext("%(slug)s is published as it is.") % {"slug": quotable(slug)}


def published_lines(slug: str, language: Language, *, withdrawn: bool) -> Iterator[str]:
    """Yield that an exercise was published; a withdrawn one stays so."""
    text = gettext_for(language).gettext
    yield text("%(slug)s is published.") % {"slug": slug}
    if withdrawn:
        yield text("It stays withdrawn, so nobody can hand it in: grader exercise restore %(slug)s") % {"slug": slug}
