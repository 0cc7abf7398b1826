"""Mutants by the words of a program, as Pygments' lexers tell them apart: strings and comments stay as they are.

Which word becomes which other one is data of the language, `[mutant_words]` of its `runner.toml`. Nothing here knows a
grammar: an operator is changed only where it stands between spaces, as no sign of a type or of a single number does. A
file that its language cannot read any more is a mutant that every test notices.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from pygments.lexers import get_lexer_for_filename
from pygments.token import Comment, Number, Operator, String, _TokenType, is_token_subtype
from pygments.util import ClassNotFound

from grader.domain.publishing.mutants import Mutant
from grader.engine.ports.publishing import Mutate

Word = tuple[int, _TokenType, str]
"""Where it begins (characters), what it is, and how it is written."""


def by_words(words: Mapping[str, str]) -> Mutate:
    """Return what exchanges these words, in whichever case they are written, and makes whole numbers one more."""
    return partial(_mutants, words)


def _mutants(words: Mapping[str, str], path: str, content: bytes) -> Iterator[Mutant]:
    try:
        text = content.decode("utf-8")
        lexer = get_lexer_for_filename(path)
    except (UnicodeDecodeError, ClassNotFound):
        return
    for at, kind, old in _words(list(lexer.get_tokens_unprocessed(text))):
        new = _other(words, kind, old)
        if new is not None and (not _is_sign(kind, old) or _between_spaces(text, at, at + len(old))):
            yield _mutant(path, text, at, old, new)


def _words(tokens: Sequence[Word]) -> Iterator[Word]:
    """Yield what may be changed; signs that touch are one operator, which some lexers cut into its letters."""
    for _, run in groupby(tokens, key=lambda one: (_is_sign(one[1], one[2]), one[0] if not _is_sign(*one[1:]) else 0)):
        first, *others = run
        yield first[0], first[1], first[2] + "".join(value for _, _, value in others)


def _is_sign(kind: _TokenType, value: str) -> bool:
    return is_token_subtype(kind, Operator) and not value.isalpha()


def _between_spaces(text: str, begin: int, end: int) -> bool:
    return text[begin - 1 : begin].isspace() and text[end : end + 1].isspace()


def _other(words: Mapping[str, str], kind: _TokenType, old: str) -> str | None:
    """Return what comes in a word's place; None where it stays."""
    if is_token_subtype(kind, Comment) or is_token_subtype(kind, String):
        return None
    if is_token_subtype(kind, Number):
        return str(int(old) + 1) if old.isascii() and old.isdigit() else None
    new = words.get(old.casefold())
    return new.upper() if new and old.isupper() else new


def _mutant(path: str, text: str, at: int, old: str, new: str) -> Mutant:
    changed = text[:at] + new + text[at + len(old) :]
    begin = text.rfind("\n", 0, at) + 1
    before, after = text[begin:].partition("\n")[0], changed[begin:].partition("\n")[0]
    return Mutant(path, text.count("\n", 0, at) + 1, (before,), (after,), changed.encode("utf-8"))
