"""A week in one line."""

from datetime import date

import pytest

from grader.domain.cohorts.rhythm import Week
from grader.domain.text import Language
from grader.wording.cohorts.week_line import week_line


@pytest.mark.parametrize(
    ("counts", "french"),
    [
        ((0, 0, 0), "Rien de rendu pour l'instant."),
        ((1, 1, 0), "1 jour actif, 1 rendu."),
        ((3, 12, 2), "3 jours actifs, 12 rendus, 2 exercices réussis."),
    ],
)
def test_a_week_is_one_line(counts: tuple[int, int, int], french: str) -> None:
    assert week_line(Week(date(2026, 11, 23), *counts), Language.FR) == french
