"""What a new learner finds at the top of their repository."""

import pytest

from grader.domain.text import Language
from grader.wording.cohorts.welcome import welcome_files


@pytest.mark.parametrize(("language", "title"), [(Language.FR, "# Tes exercices"), (Language.EN, "# Your exercises")])
def test_a_learner_is_welcomed_in_their_language(language: Language, title: str) -> None:
    files = {file.path: file.content.decode() for file in welcome_files(language)}

    assert files["README.md"].splitlines()[0] == title
    assert "git push" in files["README.md"]


def test_what_weighs_and_tells_nothing_is_left_to_git_to_ignore() -> None:
    files = {file.path: file.content.decode() for file in welcome_files(Language.FR)}

    assert {"node_modules/", ".venv/", "__pycache__/"} <= set(files[".gitignore"].splitlines())
