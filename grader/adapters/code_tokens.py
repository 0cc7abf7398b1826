"""The words of a program by Pygments' lexers, as the pages colour it: names, numbers and texts are each the same."""

from collections.abc import Iterator

from pygments.lexers import get_lexer_for_filename
from pygments.lexers.special import TextLexer
from pygments.token import Comment, Name, Number, String, _TokenType, is_token_subtype
from pygments.util import ClassNotFound

from grader.domain.similarity import Token

KEPT = (Name.Builtin, Name.Tag, Name.Attribute)
"""Names that are the language's own."""

NAME, NUMBER, TEXT = "a name", "a number", "a text"


def code_tokens(path: str, text: str) -> tuple[Token, ...]:
    """`grader.engine.ports.similarity.ReadTokens`."""
    try:
        lexer = get_lexer_for_filename(path, stripnl=False)
    except ClassNotFound:
        lexer = TextLexer(stripnl=False)
    return tuple(_told(lexer.get_tokens(text)))


def _told(found: Iterator[tuple[_TokenType, str]]) -> Iterator[Token]:
    line, before = 1, ""
    for token_type, value in found:
        kind = _kind(token_type, value)
        if kind and not kind == before == TEXT:  # lexers cut a text at its quotes and escapes
            yield Token(kind, line)
        before = kind
        line += value.count("\n")


def _kind(token_type: _TokenType, value: str) -> str:
    """Return what a word counts as; nothing where it says nothing."""

    def is_any(*kinds: _TokenType) -> bool:
        return any(is_token_subtype(token_type, kind) for kind in kinds)

    if is_any(Comment, String.Doc) or not value.strip():
        return ""
    if is_any(Number):
        return NUMBER
    if is_any(String):
        return TEXT
    return NAME if is_any(Name) and not is_any(*KEPT) else value.strip().casefold()
