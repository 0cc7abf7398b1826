"""Lit le mode d'emploi comme une collègue qui doit s'en servir."""

import re

import pytest
from autograder import learner_file, say

PARTIES = ["Prérequis", "Installer", "Configurer", "Lancer", "Revenir en arrière"]


def texte():
    return learner_file("README.md").read_text().replace("\r\n", "\n")


def sans_blocs():
    """Donne le texte sans les blocs de commandes, où `#` commence un commentaire."""
    return re.sub(r"^```.*?^```", "", texte(), flags=re.MULTILINE | re.DOTALL)


def partie(nom):
    """Donne ce qui est écrit sous le titre d'une partie."""
    trouve = re.search(rf"^## {nom} *\n(.*?)(?=^## |\Z)", texte(), re.MULTILINE | re.DOTALL)
    return trouve[1] if trouve else ""


def test_introduces_the_project():
    debut = texte().strip().split("\n## ")[0].split("\n", 1)
    mots = len(debut[1].split()) if len(debut) > 1 else 0

    assert debut[0].startswith("# "), say(
        fr="La première ligne est le grand titre : elle commence par `# `.",
        en="The first line is the main heading: it begins with `# `.",
    )
    assert mots >= 6, say(
        fr=f"Sous le titre, {mots} mots présentent l'application. Il en faut six au moins.",
        en=f"Below the heading, {mots} words introduce the application. There must be six at least.",
    )


def test_has_its_parts():
    titres = [titre.strip() for titre in re.findall(r"^## (.*)", sans_blocs(), re.MULTILINE)]

    assert [titre for titre in titres if titre in PARTIES] == PARTIES, say(
        fr="Les cinq parties sont attendues dans l'ordre de l'énoncé.",
        en="The five parts are expected in the statement's order.",
    )


@pytest.mark.parametrize("nom", ["Installer", "Lancer", "Revenir en arrière"])
def test_gives_commands(nom):
    assert re.search(r"^```.*\n\s*\S.*\n(.*\n)*?```", partie(nom), re.MULTILINE), say(
        fr=f"La partie « {nom} » n'a pas encore de bloc de commandes.",
        en=f"The part “{nom}” has no block of commands yet.",
    )


def test_explains_the_settings():
    reglages = set(re.findall(r"`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)`", partie("Configurer")))

    assert len(reglages) >= 2, say(
        fr=f"« Configurer » nomme {len(reglages)} réglage entre accents graves. Il en faut deux.",
        en=f"“Configurer” names {len(reglages)} setting between backticks. There must be two.",
    )


def test_keeps_secrets():
    secret = re.search(r"\b\w*(?:PASSWORD|KEY|TOKEN)\s*=\s*['\x22]?[^\s…`<$.'\x22]", texte())

    assert secret is None, say(
        fr="Une valeur secrète est écrite dans le mode d'emploi. Enlève-la, et change-la.",
        en="A secret value is written in the instructions. Take it out, and change it.",
    )
