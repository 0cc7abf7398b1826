"""Makes a case of a program's run: its input, and what it must show in the words that cases have for it."""

import re
from collections.abc import Iterable, Iterator, Mapping

from pydantic import ValidationError

from grader.adapters.exercise_files.manifest import CaseModel
from grader.adapters.importing.checks import fitting, words_of

SPECIAL = re.compile(r"([\\.^$*+?{}\[\]|()])")
ANYTHING = r"[\s\S]*"


def typed(text: str) -> str:
    """Return input as somebody types it: plain line ends, one at the end, or nothing at all."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return f"{lines}\n" if lines else ""


def literally(words: str) -> str:
    """Return a pattern that fits these words alone."""
    return SPECIAL.sub(r"\\\1", words)


def containing(words: str) -> str:
    """Return a pattern that fits whatever holds these words."""
    return f"{ANYTHING}{literally(words)}{ANYTHING}"


def pattern_holding(pattern: str) -> str:
    """Return a pattern that fits the whole of what another fits a part of; its anchors are that already."""
    before = "" if pattern.startswith("^") else ANYTHING
    after = "" if pattern.endswith("$") and not pattern.endswith(r"\$") else ANYTHING
    inner = pattern.removeprefix("^").removesuffix("$" if not after else "")
    return f"{before}{f'(?:{inner})' if '|' in inner else inner}{after}"


class NoCaseError(Exception):
    """Something is longer, or otherwise, than a case may have it; `field` says which of its keys."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def case_of(facts: Mapping[str, object]) -> CaseModel:
    """Return a case of a manifest.

    Raises:
        NoCaseError: It cannot be one.
    """
    try:
        return CaseModel.model_validate({key: value for key, value in facts.items() if value is not None})
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        raise NoCaseError(".".join(map(str, fault["loc"]))) from error


def ids_of(names: Iterable[str], taken: Iterable[str] = ()) -> Iterator[str]:
    """Yield an id for each name, unlike all before it."""
    known = set(taken)
    for name in names:
        words = "-".join(words_of(name))
        begun = fitting(f"test-{words}" if words.isdigit() else words, name)
        number = 2
        unique = begun
        while unique in known:
            unique, number = f"{begun[:56]}-{number}", number + 1
        known.add(unique)
        yield unique
