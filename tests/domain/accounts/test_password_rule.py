"""Which passwords are refused, and why."""

import pytest

from grader.domain.accounts.password_rule import check_password
from grader.domain.errors import NotValid


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("", "password_short"),
        ("elevenchars", "password_short"),
        ("x1" * 101, "password_long"),
        ("karim-karim-2026", "password_handle"),
        ("Karim-et-Ada!", "password_handle"),
        ("aaaaaaaaaaaa", "password_common"),
        ("147258369012", "password_common"),
        ("!!..??,,;;::", "password_common"),
        ("MotDePasse2026!", "password_common"),
        ("azertyuiop123", "password_common"),
        ("bonjourbonjour", "password_common"),
    ],
)
def test_a_password_that_is_soon_guessed_is_refused(password: str, code: str) -> None:
    with pytest.raises(NotValid) as refused:
        check_password(password, "karim")

    assert refused.value.code == code


@pytest.mark.parametrize(
    "password", ["quatre mots sans lien", "karim aime les girafes", "bonjour girafe lune", "ÉtéÀLaMer-x9"]
)
def test_a_password_of_some_words_is_taken(password: str) -> None:
    check_password(password, "karim")
