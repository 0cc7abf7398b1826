"""In what two texts differ, by kind: blanks, capitals, accents, characters that look alike, a word, a line."""

import math
import re
import unicodedata
from difflib import SequenceMatcher

from runner_images.common.wire.frames import Json

_BRACES = re.compile(r"\{[A-Za-z_]\w{0,40}\}")
Kind = tuple[str, dict[str, Json]]

ALIKE = frozenset({"composed", "hidden", "lookalike"})
"""The kinds that no eye sees unless the characters are written out."""
_LONGEST = 20_000
_NUMBER = re.compile(r"\d{1,30}(?:[.,]\d{1,30})?")
_WORDS = re.compile(r"\d+[.,]\d+|\w+|[^\w\s]")
_MOST_WORDS = 400
_SEVERAL = 2
_PLACED = frozenset({"", "line_end_extra", "line_end_missing", "line_missing", "line_extra"})
"""The kinds that have no line, or name it themselves."""
_OF_ALL = frozenset({"blank_extra", "blank_missing"})
"""The kinds whose sentences say that all the rest is right."""
_LINE_CHARACTERS = 80
_WORD_CHARACTERS = 60
_HARD = str.maketrans(dict.fromkeys("\u00a0\u202f\u2007", " "))
_HIDDEN = str.maketrans(dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_ALIKE_OF = {
    '"': "\u201c\u201d\u201e", "'": "\u2019\u2018\u201b", "-": "\u2013\u2014\u2212\u2010\u2011",
    "A": "\u0410\u0391", "B": "\u0412\u0392", "C": "\u0421", "E": "\u0415\u0395", "H": "\u041d\u0397",
    "I": "\u0406\u0399", "J": "\u0408", "K": "\u041a\u039a", "M": "\u041c\u039c", "N": "\u039d",
    "O": "\u041e\u039f", "P": "\u0420\u03a1", "S": "\u0405", "T": "\u0422\u03a4", "X": "\u0425\u03a7",
    "Y": "\u0423\u03a5", "Z": "\u0396", "a": "\u0430", "c": "\u0441", "e": "\u0435", "i": "\u0456",
    "j": "\u0458", "o": "\u043e\u03bf", "p": "\u0440", "s": "\u0455", "x": "\u0445", "y": "\u0443",
}  # fmt: skip
"""Letters of other alphabets and signs of typography that the eye takes for those of a keyboard."""
_ALIKE = str.maketrans({other: plain for plain, others in _ALIKE_OF.items() for other in others})


def text_difference(expected: str, actual: str) -> Kind:
    """Return the kind of a difference, an empty word for one without a name, and what a sentence needs of it."""
    if max(len(expected), len(actual)) > _LONGEST:
        return "", {}
    word, params = _kind(expected, actual)
    place = _first_line(expected, actual) if word not in _PLACED else None
    return word, params if place is None else {**params, "line": place}


def _kind(expected: str, actual: str) -> Kind:
    if unicodedata.normalize("NFC", expected) == unicodedata.normalize("NFC", actual):
        return "composed", {}
    for word, (one, other) in {
        "hard_space": (expected.translate(_HARD), actual.translate(_HARD)),
        "hidden": (expected.translate(_HIDDEN), actual.translate(_HIDDEN)),
        "lookalike": (expected.translate(_ALIKE), actual.translate(_ALIKE)),
    }.items():
        if one == other:
            return word, _first(expected, actual) if word == "lookalike" else {}
    if not _BRACES.search(expected) and (braces := in_braces(actual)):
        return "braces", {"word": braces["word"]}
    return (
        _blanks(expected, actual) or _letters(expected, actual) or _lines(expected, actual) or _word(expected, actual)
    )


def in_braces(actual: str) -> dict[str, Json]:
    """Return the name between braces that stands in a text as it is written, told as a difference; else nothing."""
    name = _BRACES.search(actual)
    return {"difference": "braces", "word": name[0]} if name else {}


def _first_line(expected: str, actual: str) -> int | None:
    """Return the number of the first line that differs, where both have several."""
    ours, theirs = expected.split("\n"), actual.split("\n")
    if min(len(expected.splitlines()), len(actual.splitlines())) < _SEVERAL:
        return None
    return next((n for n, (one, other) in enumerate(zip(ours, theirs, strict=False), 1) if one != other), None)


def _first(expected: str, actual: str) -> dict[str, Json]:
    """Return the first characters that are different, by their names."""
    for one, other in zip(expected, actual, strict=False):
        if one != other:
            return {"expected_character": _named(one), "actual_character": _named(other)}
    return {}


def _named(character: str) -> str:
    return f"{character} (U+{ord(character):04X})"


def _blanks(expected: str, actual: str) -> Kind | None:
    if "".join(expected.split()) != "".join(actual.split()):
        return None
    if expected.rstrip("\n") == actual.rstrip("\n"):
        return ("line_end_extra" if len(actual) > len(expected) else "line_end_missing"), {}
    if expected.strip() == actual.strip():
        return "blank_around", {}
    if expected.split("\n") != actual.split("\n") and expected.split() == actual.split() and "\n" in expected + actual:
        return "blanks", {}
    more = sum(map(str.isspace, actual)) - sum(map(str.isspace, expected))
    return {1: "blank_extra", -1: "blank_missing"}.get(more, "blanks"), {}


def _letters(expected: str, actual: str) -> Kind | None:
    if expected.casefold() == actual.casefold():
        return "capitals", {}
    if _bare(expected) == _bare(actual):
        return "accents", {}
    if _unpunctuated(expected) == _unpunctuated(actual):
        return "punctuation", {}
    return None


def _bare(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))


def _unpunctuated(text: str) -> str:
    kept = "".join(" " if unicodedata.category(one).startswith("P") else one for one in text)
    return " ".join(kept.split()) or text


def _lines(expected: str, actual: str) -> Kind | None:
    """Return the first line that is different, missing or too many, where one of the texts has several."""
    ours, theirs = expected.splitlines(), actual.splitlines()
    if max(len(ours), len(theirs)) < _SEVERAL or not (ours and theirs):
        return None
    shorter = min(len(ours), len(theirs))
    place = next((n for n in range(shorter) if ours[n] != theirs[n]), shorter)
    number: dict[str, Json] = {"line": place + 1}
    if ours[place + 1 :] == theirs[place:] or place == len(theirs):
        return "line_missing", {**number, "expected_line": _cut(ours[place])}
    if ours[place:] == theirs[place + 1 :] or place == len(ours):
        return "line_extra", {**number, "actual_line": _cut(theirs[place])}
    word, params = _kind(ours[place], theirs[place])
    if not word or word in _OF_ALL:
        word, params = "line", {"expected_line": _cut(ours[place]), "actual_line": _cut(theirs[place])}
    return word, {**params, **number}


def _cut(line: str) -> str:
    return line if len(line) <= _LINE_CHARACTERS else f"{line[: _LINE_CHARACTERS - 1]}…"


def _word(expected: str, actual: str) -> Kind:
    one, other = _WORDS.findall(expected), _WORDS.findall(actual)
    if max(len(one), len(other)) > _MOST_WORDS or min(len(one), len(other)) < 2:  # noqa: PLR2004 - of one word all is said
        return "", {}
    steps = [step for step in SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if step[0] != "equal"]
    if len(steps) != 1:
        return "", {}
    _, a, b, c, d = steps[0]
    if max(b - a, d - c) > 1:
        return "", {}
    words: dict[str, Json] = {}
    if b > a:
        words["expected_word"] = one[a][:_WORD_CHARACTERS]
    if d > c:
        words["actual_word"] = other[c][:_WORD_CHARACTERS]
    if all(_NUMBER.fullmatch(str(word)) for word in words.values()):
        if b > a and d > c and (how := _as_numbers(one[a], other[c])):
            return how, {**words, "digits": len(re.split("[.,]", one[a])[-1])}
        return {(True, True): "number", (True, False): "number_missing"}.get((b > a, d > c), "number_extra"), words
    return {(True, True): "word", (True, False): "word_missing"}.get((b > a, d > c), "word_extra"), words


def _as_numbers(expected: str, actual: str) -> str:
    """Return how one number became the other; an empty text where nobody knows."""
    one, other = (float(number.replace(",", ".")) for number in (expected, actual))
    if one == other:
        same = len(re.split("[.,]", expected)[-1]) == len(re.split("[.,]", actual)[-1])
        return "" if same else "decimals" if re.search("[.,]", expected) else "whole"
    return "floored" if other == math.trunc(one) else ""
