"""What an operator reads of learning platforms at the command line."""

from collections.abc import Sequence

from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for

ADDRESSES = (
    (N_("Tool URL"), "/"),
    (N_("Initiate login URL"), "/lti/login"),
    (N_("Redirection URI"), "/lti/launch"),
    (N_("Public keyset URL"), "/lti/keys"),
    (N_("Content selection URL"), "/"),
)
"""As platforms call them, and where they are here."""


def set_up_lines(public_url: str, language: Language) -> Sequence[str]:
    """Return the addresses that a platform asks for, a line each."""
    named = [(gettext_for(language).gettext(name), f"{public_url}{path}") for name, path in ADDRESSES]
    width = max(len(name) for name, _ in named)
    return [f"{name:<{width}}  {address}" for name, address in named]


def renewed_line(old: str, language: Language) -> str:
    """Return what became of the key.

    Args:
        old: The id of the one that signs no more; empty where there was none.
    """
    catalogue = gettext_for(language)
    if not old:
        return catalogue.gettext(N_("There was no key yet: one was made."))
    told = N_("The key %(key)s signs no more; platforms still find it for two days. They fetch the new one themselves.")
    return catalogue.gettext(told) % {"key": old}
