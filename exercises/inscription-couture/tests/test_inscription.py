"""Remplit le formulaire comme une personne qui s'inscrit."""

import pytest
from autograder import say
from playwright.sync_api import expect

CHAMPS = ("Prénom", "Adresse e-mail", "Niveau", "J'accepte le règlement")


@pytest.fixture
def atelier(page):
    """Ouvre la page."""
    page.goto("index.html")
    return page


def remplir(page):
    page.get_by_label("Prénom").fill("Zoé")
    page.get_by_label("Adresse e-mail").fill("zoe@example.org")
    page.get_by_label("J'accepte le règlement").check()


def juste(page, champ):
    """Dit si le navigateur laisserait partir le champ tel qu'il est."""
    return page.get_by_label(champ).and_(page.locator(":valid")).count() == 1


def test_has_labelled_fields(atelier):
    for champ in CHAMPS:
        expect(atelier.get_by_label(champ)).to_be_visible()
    expect(atelier.get_by_label("J'accepte le règlement")).to_have_role("checkbox")
    expect(atelier.get_by_role("button", name="S'inscrire")).to_be_visible()


def test_checks_the_address(atelier):
    remplir(atelier)
    assert juste(atelier, "Adresse e-mail"), say(
        fr="`zoe@example.org` est une adresse, et le champ la refuse.",
        en="`zoe@example.org` is an address, and the field refuses it.",
    )

    atelier.get_by_label("Adresse e-mail").fill("zoe chez moi")

    assert not juste(atelier, "Adresse e-mail"), say(
        fr="Le champ accepte encore « zoe chez moi », qui n'est pas une adresse e-mail.",
        en="The field still takes “zoe chez moi”, which is no e-mail address.",
    )


def test_lets_people_choose(atelier):
    choix = atelier.get_by_label("Niveau")

    expect(
        choix,
        say(
            fr="« Niveau » est une liste de choix `<select>`, pas une ligne de texte.",
            en="“Niveau” is a list of choices `<select>`, not a line of text.",
        ),
    ).to_have_role("combobox")
    for niveau in ("Je sais coudre", "Je débute"):
        choix.select_option(label=niveau)
        expect(choix.locator("option:checked")).to_have_text(niveau)


@pytest.mark.parametrize("champ", ["Prénom", "Adresse e-mail", "J'accepte le règlement"])
def test_needs_what_is_required(atelier, champ):
    assert not juste(atelier, champ), say(
        fr=f"« {champ} » peut encore rester vide : ce champ est obligatoire.",
        en=f"“{champ}” may still stay empty: this field is required.",
    )


def test_sends_what_was_typed(atelier):
    remplir(atelier)
    atelier.get_by_label("Niveau").select_option(label="Je sais coudre")

    atelier.get_by_role("button", name="S'inscrire").click()
    atelier.wait_for_load_state()

    envoye = atelier.url.partition("?")[2]
    for morceau in ("prenom=Zo%C3%A9", "courriel=zoe%40example.org", "niveau=", "accord="):
        nom = morceau.split("=")[0]
        assert morceau in envoye, say(
            fr=f"Le champ `{nom}` n'est pas envoyé, ou pas avec ce qui est tapé.",
            en=f"The field `{nom}` is not sent, or not with what was typed.",
        )
