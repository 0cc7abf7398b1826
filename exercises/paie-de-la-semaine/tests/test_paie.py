"""Vérifie les deux méthodes de la paie, une règle à la fois."""

import pytest
from Paie import resume, salaireBrut


@pytest.mark.parametrize(("heures", "taux", "attendu"), [(35, 12, 420), (10, 11.5, 115), (0, 12, 0)])
def test_pays_the_hours(heures, taux, attendu):
    assert salaireBrut(heures, taux) == attendu


@pytest.mark.parametrize(("heures", "taux", "attendu"), [(37, 12, 450), (36, 16, 580), (35.5, 16, 570), (45, 12, 570)])
def test_pays_overtime(heures, taux, attendu):
    assert salaireBrut(heures, taux) == attendu


@pytest.mark.parametrize(
    ("prenom", "heures", "attendu"),
    [("Ada", [7, 7, 8], "Ada : 22 h"), ("Karim", [], "Karim : 0 h"), ("Zoé", [4], "Zoé : 4 h")],
)
def test_adds_up_the_days(prenom, heures, attendu):
    assert resume(prenom, heures) == attendu
