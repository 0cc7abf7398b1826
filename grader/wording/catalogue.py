"""The catalogue of a language: English is written in the source, French in `locale/fr`."""

from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path

from grader.domain.errors import PlatformError
from grader.domain.text import Language

DOMAIN = "messages"
LOCALE = Path(__file__).parent / "locale"


def gettext_for(language: Language, *, folder: Path = LOCALE) -> NullTranslations:
    """Return the catalogue of a language; its `gettext` and `ngettext` take the English source.

    Args:
        folder: Where the compiled catalogues are.

    Raises:
        PlatformError: The French catalogue was not compiled; English is never shown in its place.
    """
    return _catalogue(language, folder)


@cache
def _catalogue(language: Language, folder: Path) -> NullTranslations:
    if language is Language.EN:
        return NullTranslations()
    try:
        return translation(DOMAIN, localedir=folder, languages=[language.value])
    except FileNotFoundError as error:
        message = f"no compiled catalogue for {language.value!r}: run `pybabel compile -d {LOCALE.name}` beside it"
        raise PlatformError(message) from error


def N_(text: str) -> str:  # noqa: N802 - the name that gettext's tools look for
    """Mark an English text for the catalogue, and return it as it is: it is translated where it is shown."""
    return text
