"""Beside which field of a form people read why it was refused."""

from collections.abc import Mapping
from dataclasses import dataclass

from grader.domain.errors import Refused
from grader.wording.accounts.refused_forms import form_sentence
from web.http.context import language

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


def field_error(refused: Refused, fields: Mapping[str, str] = FIELDS) -> FieldError:
    """Return the sentence of a refusal with the name of the field to mend.

    Args:
        fields: Names of fields by the code of a refusal.

    Raises:
        Refused: The same, where its code has no sentence: the error page will answer.
    """
    shown = form_sentence(refused, language())
    if shown is None:
        raise refused
    return FieldError(fields.get(refused.code, OTHER_FIELD), shown)
