"""What a new learner finds at the top of their repository."""

import pytest

from grader.domain.text import Language
from grader.wording.cohorts.welcome import welcome_files
from tests.domain.samples import BONJOUR


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        (Language.FR, "# Tes exercices", "enonces/bonjour.md"),
        (Language.EN, "# Your exercises", "statements/bonjour.md"),
    ],
)
def test_a_learner_is_welcomed_in_their_language(language: Language, title: str, text: str) -> None:
    files = {file.path: file.content.decode() for file in welcome_files(language, [BONJOUR])}

    assert files["README.md"].splitlines()[0] == title
    assert files["README.md"].index("git config") < files["README.md"].index("git push")
    assert files[text] == "Dis bonjour."


def test_what_weighs_and_tells_nothing_is_left_to_git_to_ignore() -> None:
    files = {file.path: file.content.decode() for file in welcome_files(Language.FR, [])}

    assert {"node_modules/", ".env", ".venv/", "__pycache__/"} <= set(files[".gitignore"].splitlines())
