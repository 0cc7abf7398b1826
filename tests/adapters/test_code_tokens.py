"""Words of a program: what is the learner's own choice counts as one, what is the language's own as itself."""

import pytest

from grader.adapters.code_tokens import code_tokens


def kinds(path: str, text: str) -> list[str]:
    return [token.kind for token in code_tokens(path, text)]


@pytest.mark.parametrize(
    ("path", "one", "other"),
    [
        ("a.py", "prix = 3  # euros\n", "montant=42"),
        ("a.py", 'def f(a):\n    """Dit."""\n    return "é\\n"\n', "def g(x):\n    return 'bonjour'\n"),
        ("a.js", "const a = `x` // oui", "const b = 'y'"),
        ("a.sql", "SELECT nom FROM t WHERE a = 'x'", "select ville from u where b = 'y'"),
    ],
)
def test_names_texts_and_comments_are_all_the_same(path: str, one: str, other: str):
    assert kinds(path, one) == kinds(path, other)


def test_what_the_language_offers_differs():
    assert kinds("a.py", "print(len(x))") != kinds("a.py", "print(sum(x))")
    assert kinds("a.html", "<p>Oui</p>") != kinds("a.html", "<h1>Oui</h1>")


def test_each_word_knows_its_line():
    assert [token.line for token in code_tokens("a.py", "x = 1\n\n# non\ny = 2\n")] == [1, 1, 1, 4, 4, 4]


def test_a_file_of_no_language_is_read_too():
    assert kinds("notes", "Bonjour\n") == ["bonjour"]
