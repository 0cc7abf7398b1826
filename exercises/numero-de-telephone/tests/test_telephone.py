"""Vérifie la fonction formater, avec des numéros réservés à la fiction."""

import pytest
from autograder import say
from telephone import formater


@pytest.mark.parametrize(
    ("numero", "attendu"),
    [
        ("0639980142", "06 39 98 01 42"),
        ("0199003307", "01 99 00 33 07"),
        ("0465710033", "04 65 71 00 33"),
    ],
)
def test_writes_pairs(numero, attendu):
    obtenu = formater(numero)

    assert obtenu is not None, say(
        fr="Ta fonction ne renvoie encore rien. `print` affiche, `return` renvoie.",
        en="Your function gives nothing back yet. `print` shows, `return` gives back.",
    )
    assert obtenu == attendu


@pytest.mark.parametrize(
    ("numero", "attendu"),
    [
        ("06 39 98 01 42", "06 39 98 01 42"),
        ("02.61.91.45.60", "02 61 91 45 60"),
        ("05-36-49-12-08", "05 36 49 12 08"),
        (" 0353 01.77-81 ", "03 53 01 77 81"),
    ],
)
def test_ignores_separators(numero, attendu):
    assert formater(numero) == attendu


@pytest.mark.parametrize(
    ("numero", "attendu"),
    [
        ("+33639980142", "06 39 98 01 42"),
        ("+33 1 99 00 33 07", "01 99 00 33 07"),
        ("+33.4.65.71.20.33", "04 65 71 20 33"),
    ],
)
def test_understands_plus_33(numero, attendu):
    assert formater(numero) == attendu


def refuse(numero, fr, en):
    """Demande à la fonction de refuser ce numéro, et de dire pourquoi."""
    try:
        formater(numero)
    except ValueError as erreur:
        assert str(erreur), say(
            fr="Ton erreur ne dit pas pourquoi. Écris un texte entre les parenthèses de `ValueError`.",
            en="Your error does not say why. Write a text in the brackets of `ValueError`.",
        )
        return
    pytest.fail(say(fr=fr, en=en))


@pytest.mark.parametrize("numero", ["", "06 39 98", "063998014", "06399801420", "06 39 98 01 42 0"])
def test_refuses_other_lengths(numero):
    refuse(
        numero,
        fr=f"Le numéro {numero!r} n'a pas dix chiffres. Lève `ValueError`.",
        en=f"The number {numero!r} does not have ten digits. Raise `ValueError`.",
    )


@pytest.mark.parametrize("numero", ["06 39 98 OI 42", "063998014x", "06/399801/", "0639+98014"])
def test_refuses_other_signs(numero):
    refuse(
        numero,
        fr=f"Le numéro {numero!r} contient un autre signe. Lève `ValueError`.",
        en=f"The number {numero!r} contains another sign. Raise `ValueError`.",
    )


@pytest.mark.parametrize("numero", ["1639980142", "63 99 80 14 20", "9876543210"])
def test_wants_a_first_zero(numero):
    refuse(
        numero,
        fr=f"Le numéro {numero!r} ne commence pas par zéro. Lève `ValueError`.",
        en=f"The number {numero!r} does not start with zero. Raise `ValueError`.",
    )
