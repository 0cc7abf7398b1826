"""What ids that become a part of an address or a path may consist of, and names and texts that people write."""

import re
from unicodedata import category, combining, normalize

from grader.domain.errors import NotValid

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_SLUG_LENGTH = 60
MAX_HANDLE_LENGTH = 39
MAX_NAME_LENGTH = 100
EMAIL = re.compile(r"[^@\s<>(),;:\"\\]+@[^@\s<>(),;:\"\\]+\.[^@\s<>(),;:\"\\.]+")
MAX_EMAIL_LENGTH = 254

MAX_TEXT_LENGTH = 4_000

UNKEPT = frozenset({"Cc", "Cs"})
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
JOINERS = frozenset("\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}")
"""Invisible, and yet a part of names in scripts that join their letters."""


def check_slug(text: str) -> None:
    """Go on only with what can be the id of a cohort or an exercise.

    Raises:
        NotValid: `slug_shape`.
    """
    if not is_slug(text):
        raise NotValid("slug_shape", slug=text, most=MAX_SLUG_LENGTH)


def is_slug(text: str) -> bool:
    """Tell whether this can be the id of a cohort or an exercise."""
    return _is_slug(text, MAX_SLUG_LENGTH)


def check_handle(text: str) -> None:
    """Go on only with what can be the handle of a person.

    Raises:
        NotValid: `handle_shape`.
    """
    if not _is_slug(text, MAX_HANDLE_LENGTH):
        raise NotValid("handle_shape", handle=text, most=MAX_HANDLE_LENGTH)


def checked_name(text: str, *, most: int = MAX_NAME_LENGTH, code: str = "name_shape") -> str:
    """Return a name without the spaces around it.

    Raises:
        NotValid: `code`: it is empty or longer than `most`; `name_unseen`: a character of it shows nothing, or ends a
            line, so that a list, a terminal or a log would read otherwise than it was typed.
    """
    if any(category(one) in UNSEEN and one not in JOINERS for one in text):
        raise NotValid("name_unseen", name=text)
    if not text.strip() or len(text) > most:
        raise NotValid(code, most=most)
    return text.strip()


def checked_text(text: str, *, most: int = MAX_TEXT_LENGTH) -> str:
    """Return what somebody wrote, over lines, without the blanks around it.

    Raises:
        NotValid: `text_shape`: it is empty or longer than `most`; `text_unseen`: no database keeps a character of it.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if any(category(one) in UNKEPT and one not in "\n\t" for one in lines):
        raise NotValid("text_unseen")
    if not lines or len(lines) > most:
        raise NotValid("text_shape", most=most)
    return lines


def checked_email(text: str) -> str:
    """Return an e-mail address in small letters, without the spaces around it.

    Raises:
        NotValid: `email_shape`.
    """
    address = text.strip().lower()
    if len(address) > MAX_EMAIL_LENGTH or EMAIL.fullmatch(address) is None or not address.isprintable():
        raise NotValid("email_shape", email=text[:MAX_NAME_LENGTH])
    return address


def plain(text: str) -> str:
    """Return a text in small letters without accents, which É shares with E."""
    return "".join(one for one in normalize("NFKD", text).casefold() if not combining(one))


def sorted_as(name: str, handle: str) -> str:
    """Return the key that puts É beside E, as a class list does, and a name of other letters where its handle is."""
    written = plain(name)
    return written if any("a" <= one <= "z" for one in written) else handle


def _is_slug(text: str, most: int) -> bool:
    return len(text) <= most and SLUG.fullmatch(text) is not None
