"""Text in plain letters: all that we write has some, and nothing else slips through."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.domain.verdicts import GLYPHS
from grader.wording.ascii_letters import in_ascii, untypable, written_out
from grader.wording.catalogue import LOCALE
from tests.fuzzing import fuzzed

CATALOGUE = LOCALE / "fr/LC_MESSAGES/messages.po"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Déjà reçu, cœur à l'ouvrage\N{NO-BREAK SPACE}!", "Deja recu, coeur a l'ouvrage !"),
        ("« Bonjour » n’est pas “Bonsoir”", '"Bonjour" n\'est pas "Bonsoir"'),  # noqa: RUF001 - the very sign
        ("✓ 1/4 · ✗ 2/4 …", "[OK] 1/4 - [KO] 2/4 ..."),
        ("e\N{COMBINING ACUTE ACCENT}", "e"),
        ("5\N{NARROW NO-BREAK SPACE}000 €", "5 000 EUR"),
        ("日本", "??"),
    ],
)
def test_accents_and_signs_become_plain_letters(text: str, plain: str) -> None:
    assert in_ascii(text) == plain


def test_everything_that_we_write_has_plain_letters() -> None:
    written = CATALOGUE.read_text("utf-8") + "".join(GLYPHS.values())

    lost = {letter for letter in written if not letter.isascii() and in_ascii(letter) == "?"}

    assert lost == set()


@fuzzed
@given(st.text())
def test_whatever_comes_nothing_beyond_ascii_is_left(text: str) -> None:
    assert in_ascii(text).isascii()
    assert written_out(text).isascii()
    assert untypable(text).isascii()
    assert not re.search(r"[^\x00-\x7f]", in_ascii(text))
