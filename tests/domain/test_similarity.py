"""Shared code: found under other names and in another order, and not where little can be told."""

from collections.abc import Mapping

from grader.adapters.code_tokens import code_tokens
from grader.domain.similarity import LEAST_SHARED, SharedCode, Tokens, shared_code

LONG = """
def facture(articles, taux):
    total = 0
    for nom, prix, quantite in articles:
        if quantite <= 0:
            raise ValueError("quantité " + nom)
        ligne = prix * quantite
        if ligne > 100:
            ligne = ligne - ligne * 5 / 100
        total = total + ligne
    taxe = total * taux / 100
    return round(total + taxe, 2)
"""
RENAMED = LONG.replace("total", "somme").replace("articles", "lignes_du_panier").replace("ligne", "x") + "# fini\n"
OTHERWISE = """
from functools import reduce

def facture(panier, tva):
    refuses = [nom for nom, _, combien in panier if combien < 1]
    if refuses:
        raise ValueError(refuses[0])
    montants = map(lambda achat: achat[1] * achat[2], panier)
    remises = (m * 0.95 if m > 100 else m for m in montants)
    return round(reduce(lambda a, b: a + b, remises, 0) * (1 + tva / 100), 2)
"""
SMALL = [
    "def prix_ttc(ht, taux=20):\n    return ht * (1 + taux / 100)\n",
    "def prix_ttc(p, t=20):\n    return p * (1 + t / 100)\n",
]


def tokens(text: str) -> Mapping[str, Tokens]:
    return {"main.py": code_tokens("main.py", text)}


def found(*texts: str, given: str = "") -> tuple[SharedCode, ...]:
    hand_ins = {str(number): tokens(text) for number, text in enumerate(texts)}
    return shared_code(hand_ins, tokens(given).values())


def test_other_names_and_comments_hide_nothing():
    (pair,) = found(OTHERWISE, LONG, RENAMED)

    assert (pair.first, pair.second) == ("1", "2")
    assert pair.tokens >= LEAST_SHARED
    assert {line for _, line in pair.lines[0]} >= set(range(3, 12))


def test_a_part_that_was_moved_is_found():
    body = LONG.partition("    return")[0]

    (pair,) = found(LONG, f"{OTHERWISE}{body}    print(taxe)\n")

    assert {line for _, line in pair.lines[0]} == set(range(2, 12))
    assert {line for _, line in pair.lines[1]} == set(range(12, 22))


def test_two_who_solve_it_each_in_their_way_are_not_shown():
    assert found(LONG, OTHERWISE) == ()


def test_two_honest_short_solutions_are_not_remarkable():
    assert found(*SMALL) == ()


def test_what_was_given_does_not_count():
    assert found(LONG, RENAMED, given=LONG) == ()


def test_what_half_of_the_class_wrote_alike_does_not_count():
    assert found(LONG, RENAMED, LONG, OTHERWISE) == ()
    assert len(found(LONG, RENAMED, OTHERWISE, SMALL[0])) == 1


def test_empty_files_and_unreadable_ones_share_nothing():
    assert found("", "", "\x00\ud800") == ()
