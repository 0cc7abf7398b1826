"""What people read of a repository on a forge: why nothing came from it, and what its forge is told."""

from grader.domain.remotes.remote import Remote, RemoteFault
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for

FAULTS = {
    RemoteFault.NOT_THERE: N_(
        "The forge has no public repository at this address. Is it spelt otherwise? Where it is private, name it again "
        "with a read token."
    ),
    RemoteFault.REFUSED: N_(
        "The forge does not let this repository be read with the token that you gave. Make another, and name the "
        "repository again with it."
    ),
    RemoteFault.NO_BRANCH: N_("The repository has no branch “%(branch)s”. Push to it, or name another branch."),
    RemoteFault.COMMIT_GONE: N_("The commit that was pushed is gone: another push replaced it. Fetch once more."),
    RemoteFault.MOVED: N_("The repository has moved. Open it in a browser, and paste the address that you see then."),
    RemoteFault.TOO_LARGE: N_("The repository is too large: 64 MB at most. Remove large files from its history."),
    RemoteFault.BROKEN: N_("Git found something broken in this repository. Ask your trainer to look at it with you."),
    RemoteFault.PRIVATE: N_("This name leads to a network of ours, where nothing is fetched from."),
    RemoteFault.TOO_SLOW: N_("The forge was too slow. It is asked again in a few minutes; you need not do anything."),
    RemoteFault.UNREACHABLE: N_(
        "The forge did not answer. It is asked again in a few minutes; you need not do anything."
    ),
    RemoteFault.NO_EXERCISE: N_(
        "Nothing in it differs from what you started with. Each exercise is a folder that has its name."
    ),
}


def fault_sentence(remote: Remote, language: Language) -> str:
    """Return why nothing came of a remote; nothing to say where something did."""
    if remote.fault is None:
        return ""
    return gettext_for(language).gettext(FAULTS[remote.fault]) % {"branch": remote.branch}


def outcome_words(passed: int, all_: int, language: Language) -> str:
    """Return in one line how many of a commit's exercises pass."""
    sentence = N_("%(passed)s of %(all)s exercises pass")
    return gettext_for(language).gettext(sentence) % {"passed": passed, "all": all_}
