"""Lance les commandes dans un dossier préparé, puis regarde ce qu'il contient."""

import pytest

MODELE = "body { color: navy; }\n"


@pytest.fixture
def dossier(shell):
    """Prépare le dossier, lance les commandes et donne ce qu'il y a à la fin."""
    shell.make({"modele.css": MODELE, "vieux brouillon.txt": "à jeter\n", "brouillon.txt": "à garder\n"})
    shell.run("commandes.txt")
    return shell.tree()


def test_makes_the_folders(dossier):
    assert dossier.only("*/") == {"site/css/": None, "site/images/": None}


def test_makes_the_pages(dossier):
    assert dossier.only("*.html") == {"site/index.html": "", "site/contact.html": ""}


def test_copies_the_style(dossier):
    assert dossier.only("*.css") == {"modele.css": MODELE, "site/css/style.css": MODELE}


def test_removes_the_draft(dossier):
    assert dossier.only("*.txt") == {"brouillon.txt": "à garder\n"}
