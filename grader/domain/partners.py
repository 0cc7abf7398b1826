"""Companies that go along with cohorts, and whose people see what learners share with them."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from grader.domain.errors import NotValid
from grader.domain.naming import checked_name

MOST_OF_WEBSITE = 200
WEB = frozenset({"http", "https"})


@dataclass(frozen=True)
class Company:
    """A partner company.

    Attributes:
        id: Public id.
        town: Empty where nobody said.
        website: Its address with `https://` or `http://`; empty where nobody said.
    """

    id: str
    name: str
    town: str = ""
    website: str = ""


def checked_company(company: Company) -> Company:
    """Return a company without the spaces around what is said of it.

    Raises:
        NotValid: `name_shape`, `name_unseen`, `website_shape`.
    """
    town = checked_name(company.town) if company.town.strip() else ""
    return Company(company.id, checked_name(company.name), town, _checked_website(company.website.strip()))


def _checked_website(text: str) -> str:
    if not text:
        return ""
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise NotValid("website_shape") from error
    named = parts.scheme in WEB and parts.hostname and "." in parts.hostname and "@" not in parts.netloc
    if not named or len(text) > MOST_OF_WEBSITE or not text.isprintable() or " " in text:
        raise NotValid("website_shape")
    return text
