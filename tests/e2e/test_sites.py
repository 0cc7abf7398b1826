"""What beginners get wrong in a web server is told as what it is, by an exercise of the school in a real sandbox."""

from pathlib import Path

import pytest

from tests.e2e.test_kind_pages import ROOT, printed_by

EXERCISES = ROOT / "exercises"
pytestmark = [pytest.mark.docker, pytest.mark.slow, pytest.mark.thorough]


MISTAKES = {
    "a name that is none": ("return benevoles", "return benevole", "Tu as écrit `benevole`"),
    "no return": ("return benevoles", "print(benevoles)", "La fonction `liste` ne renvoie rien."),
    "a syntax error": ("def liste():", "def liste()", "Python ne peut pas lire la ligne 10"),
    "another address": ('get("/benevoles")', 'get("/benevole")', "405 : cette adresse existe"),
    "another field": ('form.get("prenom", "")', 'form["nom"]', "400 : la demande"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_server_is_told_as_what_it_is(name: str, tmp_path: Path) -> None:
    right, wrong, words = MISTAKES[name]
    written = (EXERCISES / "benevoles/solution/app.py").read_text("utf-8")
    assert right in written
    (tmp_path / "app.py").write_text(written.replace(right, wrong, 1), "utf-8")

    said = " ".join(printed_by(["grader", "grade", str(EXERCISES / "benevoles"), str(tmp_path)], tmp_path).split())

    assert words in said
    assert "full_dispatch_request" not in said


SHOP = {
    "exercise.toml": """slug = "vitrine"
title = { fr = "La vitrine", en = "The shop window" }
runner = "site"
hand_in = ["index.php"]

[[checks]]
id = "says-the-price"
test = "test_vitrine.py::test_says_the_price"
title = { fr = "dit le prix", en = "says the price" }
""",
    "statement.fr.md": "# La vitrine\n",
    "starter/index.php": "<?php\n",
    "solution/index.php": "<?php\nfunction prix($ht) { return $ht * 1.2; }\necho prix(10);\n",
    "broken/index.php": "<?php\nfunction prix($ht) { return $ht * 1.2; }\necho prixx(10);\n",
    "tests/test_vitrine.py": """def test_says_the_price(server, client):
    server.start("index.php")
    assert client.get("/").text == "12"
""",
}


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        ("solution", "Bravo ! Tous les tests passent."),
        ("broken", "ligne 3 de index.php, avec l'erreur Error. PHP ne connaît pas la fonction `prixx`."),
    ],
)
def test_a_page_of_php_is_served_and_its_error_told_as_what_it_is(folder: str, words: str, tmp_path: Path) -> None:
    for name, text in SHOP.items():
        (tmp_path / "vitrine" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "vitrine" / name).write_text(text, "utf-8")

    said = printed_by(["grader", "grade", str(tmp_path / "vitrine"), str(tmp_path / "vitrine" / folder)], tmp_path)

    assert words in " ".join(said.split()).replace("\N{NO-BREAK SPACE}", " ")
