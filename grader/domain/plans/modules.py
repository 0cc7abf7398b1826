"""The modules of a cohort's plan, found or made by the name that somebody types."""

import re
from collections.abc import Collection, Sequence
from itertools import count
from unicodedata import normalize

from grader.domain.errors import NotAllowed
from grader.domain.naming import MAX_SLUG_LENGTH, checked_name
from grader.domain.plans.track import Module
from grader.domain.text import Text

MOST_MODULES = 100
NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


def module_named(name: str, known: Sequence[Module]) -> Module | None:
    """Return the module of that name, in either language or by its slug, else a new one; None without a name.

    Raises:
        NotValid: `name_shape`, `name_unseen`.
        NotAllowed: `too_many_modules`.
    """
    if not name.strip():
        return None
    wanted = checked_name(name)
    found = next((one for one in known if wanted in {one.slug, one.title.fr, one.title.en}), None)
    if found is None and len(known) >= MOST_MODULES:
        raise NotAllowed("too_many_modules", most=MOST_MODULES)
    return found or Module(_new_slug(wanted, {one.slug for one in known}), Text(wanted))


def _new_slug(name: str, taken: Collection[str]) -> str:
    letters = normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    base = NOT_IN_SLUG.sub("-", letters)[: MAX_SLUG_LENGTH - 4].strip("-") or "module"
    return next(slug for number in count(1) if (slug := base if number == 1 else f"{base}-{number}") not in taken)
