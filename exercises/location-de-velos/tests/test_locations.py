"""Crée la table, puis essaie d'y écrire ce qui est permis et ce qui ne l'est pas."""

import pytest
from autograder import say

COLONNES = {"id": "integer", "velo_id": "integer", "prenom": "text", "jours": "integer"}


@pytest.fixture
def base(database):
    """Donne une base où le fichier de l'apprenant a été lancé."""
    base = database.postgresql("schema.sql", may="create")
    base.run("locations.sql")
    return base


def refus(base, colonnes, valeurs):
    return base.refuses(f"INSERT INTO locations ({colonnes}) VALUES ({valeurs})")


def test_makes_the_table(base):
    assert "locations" in base.tables()
    assert base.types("locations") == COLONNES
    assert refus(base, "id, velo_id, prenom, jours", "1, 2, 'Zoé', 3") is None, say(
        fr="Zoé loue le vélo 2 pour 3 jours : cette ligne doit passer.",
        en="Zoé rents the bicycle 2 for 3 days: this row must pass.",
    )


def test_has_a_primary_key(base):
    assert base.primary_key("locations") == ("id",)
    assert base.query("SELECT * FROM locations").rows == []


def test_needs_a_name(base):
    assert refus(base, "id, velo_id, jours", "1, 2, 3") == "not null", say(
        fr="Une location sans prénom est encore acceptée.", en="A rental without a name is still taken."
    )


def test_knows_the_bicycle(base):
    assert refus(base, "id, velo_id, prenom, jours", "1, 8, 'Zoé', 3") == "foreign key", say(
        fr="Il n'y a pas de vélo 8, et cette location est encore acceptée.",
        en="There is no bicycle 8, and this rental is still taken.",
    )
    assert refus(base, "id, prenom, jours", "1, 'Zoé', 3") == "not null", say(
        fr="Une location sans vélo est encore acceptée.", en="A rental without a bicycle is still taken."
    )


@pytest.mark.parametrize(("jours", "attendu"), [("-3", "check"), ("0", "check"), ("NULL", "not null"), ("1", None)])
def test_wants_one_day_at_least(base, jours, attendu):
    assert refus(base, "id, velo_id, prenom, jours", f"1, 1, 'Zoé', {jours}") == attendu, say(
        fr=f"Une location de {jours} jours ne doit pas passer." if attendu else "Une location d'un jour doit passer.",
        en=f"A rental of {jours} days must not pass." if attendu else "A rental of one day must pass.",
    )
