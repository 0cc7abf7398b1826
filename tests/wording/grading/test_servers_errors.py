"""What Flask says of a beginner's mistake, as tried with it, and what we say of that."""

import pytest

from grader.domain.text import Language, Message
from grader.wording.grading.explaining import explanation
from grader.wording.grading.sentences import sentence
from tests.runners import RUNNERS

SITE = RUNNERS["site"]
SAID = {
    "TypeError: The view function for 'liste' did not return a valid response. The function either returned None or "
    "ended without a return statement.": "La fonction `liste` ne renvoie rien.",
    "TypeError: The view function did not return a valid response. The return type must be a string, dict, list, tuple "
    "with headers or status, Response instance, or WSGI callable, but it was a int.": "La réponse est un `int`.",
    "AssertionError: View function mapping is overwriting an existing endpoint function: liste": "Deux fonctions",
    "TemplateNotFound: liste.html": "Flask cherche `liste.html`",
    "UndefinedError: 'prenoms' is undefined": "La page utilise `prenoms`",
    "BuildError: Could not build url for endpoint 'liste'. Did you mean 'static' instead?": "`url_for` cherche",
    "RuntimeError: Working outside of request context.\n\nThis typically means that you attempted to use functionality "
    "that needed\nan active HTTP request.": "ne servent que dans une fonction",
    "OperationalError: no such table: benevoles": "La table `benevoles` n'existe pas",
    "NameError: name 'true' is not defined": "s'écrit `True`",
}


@pytest.mark.parametrize("said", SAID)
def test_each_is_explained(said: str) -> None:
    kind, _, text = said.partition(": ")
    message = Message("raised", {"type": kind, "text": text}, said)

    assert SAID[said] in explanation(message, Language.FR, SITE)
    assert explanation(message, Language.EN, SITE)


@pytest.mark.parametrize(("file", "language"), [("app.py", "Python"), ("serveur.mjs", "JavaScript")])
def test_a_file_is_read_by_its_own_language(file: str, language: str) -> None:
    message = Message(
        "syntax_error", {"file": file, "line": 3, "text": "never heard of"}, "SyntaxError: never heard of"
    )

    assert sentence(message, Language.FR, SITE).startswith(f"{language} ne peut pas lire la ligne 3")
