"""Which passwords are strong enough to be the only lock of an account."""

import re

from grader.domain.errors import NotValid

MIN_LENGTH = 12
MAX_LENGTH = 200
MIN_DISTINCT_CHARACTERS = 5
COMMON_WORDS = re.compile(
    "(admin|azerty(uiop)?|bienvenue|bonjour|chouchou|doudou|football|iloveyou|jetaime|loulou|marseille|motdepasse"
    "|password|qwerty(uiop)?|soleil|welcome)*"
)
"""What the most used passwords are made of, once digits and signs are taken away (digits alone match too)."""

NOT_LETTERS = re.compile(r"[\W\d_]")


def check_password(password: str, handle: str) -> None:
    """Refuse a password that would soon be guessed.

    Raises:
        NotValid: `password_short`, `password_long`, `password_handle` (little is left without it) or
            `password_common`.
    """
    lowered = password.casefold()
    if len(password) < MIN_LENGTH:
        raise NotValid("password_short", least=MIN_LENGTH)
    if len(password) > MAX_LENGTH:
        raise NotValid("password_long", most=MAX_LENGTH)
    if handle in lowered and len(lowered.replace(handle, "")) < MIN_LENGTH:
        raise NotValid("password_handle")
    if len(set(lowered)) < MIN_DISTINCT_CHARACTERS or COMMON_WORDS.fullmatch(NOT_LETTERS.sub("", lowered)):
        raise NotValid("password_common")
