"""Répond aux questions de loyer.py, puis lit le total et la part."""

import re

import pytest

QUESTIONS = ("Loyer ? ", "Charges ? ", "Personnes ? ")


@pytest.fixture
def compte(program):
    """Donne une fonction qui répond aux questions, et rend le programme au moment du total."""

    def repondre(*reponses):
        colocation = program.start("loyer.py")
        for question, reponse in zip(QUESTIONS, reponses, strict=True):
            colocation.read_until(question)
            colocation.type(str(reponse))
        return colocation

    return repondre


def test_asks_three_questions(compte):
    compte(600, 90, 3)


@pytest.mark.parametrize(("loyer", "charges", "total"), [(600, 90, 690), (1200, 0, 1200), (45, 5, 50)])
def test_adds_rent_and_charges(compte, loyer, charges, total):
    assert compte(loyer, charges, 2).read_line() == f"Total : {total} euros"


def part_de(colocation):
    """Lit le total, puis la part : `230.00` et `230.0` sont le même nombre."""
    colocation.read_line()
    return re.sub(r"(\.\d)0 euros$", r"\1 euros", colocation.read_line())


@pytest.mark.parametrize(
    ("loyer", "charges", "personnes", "part"), [(501, 0, 2, "250.5"), (600, 90, 3, "230.0"), (80, 20, 1, "100.0")]
)
def test_shares_between_people(compte, loyer, charges, personnes, part):
    assert part_de(compte(loyer, charges, personnes)) == f"Part : {part} euros"


@pytest.mark.parametrize(
    ("loyer", "charges", "personnes", "part"), [(700, 100, 3, "266.67"), (1000, 0, 3, "333.33"), (505, 0, 7, "72.14")]
)
def test_rounds_to_cents(compte, loyer, charges, personnes, part):
    colocation = compte(loyer, charges, personnes)

    assert part_de(colocation) == f"Part : {part} euros"
    assert colocation.end().status == 0
