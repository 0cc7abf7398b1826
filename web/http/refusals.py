"""What people read when an account cannot be changed as they asked, and beside which field they read it."""

from dataclasses import dataclass

from flask_babel import gettext

from grader.domain.errors import Refused
from grader.wording.catalogue import N_

SENTENCES = {
    "invitation_over": N_("This invitation was already used, or it is too old. Ask your trainer for a new one."),
    "label_shape": N_("Give this token a name of at most %(most)s characters, for example my laptop."),
    "name_unseen": N_("This name has a character that nobody can see. Write it on one line, without it."),
    "password_common": N_("This password is too easy to guess. Put four words together that have nothing in common."),
    "password_handle": N_("Without your handle, this password is too short. Add a word or two."),
    "password_long": N_("This password is too long: %(most)s characters at most."),
    "password_repeat": N_("The two passwords are not the same. Type them again."),
    "password_short": N_("A password needs at least %(least)s characters: a short one is guessed in a few hours."),
    "scopes_none": N_("Say what this token opens: tick one line at least."),
    "too_many_tokens": N_("You have %(most)s tokens already. Revoke one that you do not use any more."),
    "wrong_pair": N_("This handle and this password do not go together. Check both and try again."),
    "wrong_password": N_("This is not your current password. Check it and try again."),
}
"""English sources by the code of the refusal; codes that no form meets have none, and the error page speaks."""

FIELDS = {
    "label_shape": "label",
    "name_unseen": "label",
    "password_repeat": "repeat",
    "scopes_none": "scope",
    "too_many_tokens": "label",
    "wrong_pair": "password",
    "wrong_password": "current",
}
OTHER_FIELD = "password"


@dataclass(frozen=True)
class FieldError:
    """A sentence to show beside a field of a form."""

    field: str
    sentence: str


def sentence(refused: Refused) -> str | None:
    """Return the sentence of a refusal in the reader's language, or None where its code has none."""
    source = SENTENCES.get(refused.code)
    return None if source is None else gettext(source) % refused.params


def field_error(refused: Refused) -> FieldError:
    """Return the sentence of a refusal with the name of the field to mend.

    Raises:
        Refused: The same, where its code has no sentence: the error page will answer.
    """
    shown = sentence(refused)
    if shown is None:
        raise refused
    return FieldError(FIELDS.get(refused.code, OTHER_FIELD), shown)
