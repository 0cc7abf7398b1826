"""Lance carte.py et regarde ses quatre lignes."""

import pytest
from autograder import say


@pytest.fixture
def lignes(program):
    """Donne ce que la carte affiche, ligne par ligne, toujours quatre au moins."""
    affiche = program.run("carte.py").stdout.splitlines()
    return [*affiche, "", "", "", ""][: max(4, len(affiche))]


def test_greets(lignes):
    assert lignes[0] == "Bonjour !"


def test_says_the_name(lignes):
    debut, prenom = lignes[1][:13], lignes[1][13:].strip(" .…")

    assert debut == "Je m'appelle ", say(
        fr=f"La deuxième ligne commence par `Je m'appelle `. Ton programme affiche : {lignes[1]}",
        en=f"The second line begins with `Je m'appelle `. Your program shows: {lignes[1]}",
    )
    assert prenom, say(
        fr="Il manque encore un prénom après `Je m'appelle `.",
        en="A name is still missing after `Je m'appelle `.",
    )


def test_says_what_you_learn(lignes):
    assert lignes[2] == "J'apprends à programmer."


def test_draws_a_line(lignes):
    tirets = lignes[3].count("-")

    assert lignes[3] == "-" * 20, say(
        fr=f"La quatrième ligne a {tirets} tirets. Il en faut 20, et rien d'autre.",
        en=f"The fourth line has {tirets} dashes. There must be 20, and nothing else.",
    )
    assert len(lignes) == 4, say(
        fr=f"La carte a {len(lignes)} lignes : il en faut quatre.",
        en=f"The card has {len(lignes)} lines: there must be four.",
    )
