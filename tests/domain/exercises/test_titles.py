"""An exercise's title: its name and, after a colon, what is new."""

import pytest

from grader.domain.exercises.titles import short_title
from grader.domain.text import Text

SHORT = {
    "Le panier\N{NO-BREAK SPACE}: des tableaux d'objets": "Le panier",
    "Bonjour": "Bonjour",
    "L'heure, 12:30": "L'heure, 12:30",
    "": "",
}


@pytest.mark.parametrize(("title", "short"), SHORT.items())
def test_the_name_stands_before_the_colon(title: str, short: str) -> None:
    assert short_title(Text(title, title)) == Text(short, short)
