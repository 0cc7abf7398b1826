"""What Git's client shows when a repository does not open."""

from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for
from grader.wording.quoting import quotable

ANSWERS = {
    "sign_in": N_("Git asks for your handle and your token, not your password. You find both on %(address)s/account"),
    "token": N_("This does not open anything (any more). Give your token, not your password: %(address)s/account"),
    "repository": N_("There is no repository of yours at this address. Yours is on %(address)s/"),
    "push_to_learner": N_("You may read this repository; only its learner pushes to it."),
    "place_over": N_(
        "Your time in this cohort is over, so nothing more is handed in. Your work stays yours to read, to clone and "
        "to download: %(address)s/account/data. If that is a mistake, ask your trainer."
    ),
    "ssh_shell": N_(
        "Hello %(name)s! Your key opens Git here, and nothing else. Your repository and its "
        "address: %(address)s/account/keys"
    ),
    "dumb_protocol": N_("This Git is too old for our server: please install a newer one."),
}


def access_line(code: str, language: Language, address: str, name: str = "") -> str:
    """Return the sentence for one of the codes of `ANSWERS`.

    Args:
        address: The installation's own address, without a slash at its end.
        name: Who is greeted.
    """
    return gettext_for(language).gettext(ANSWERS[code]) % {"address": address.rstrip("/"), "name": quotable(name)}
