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
