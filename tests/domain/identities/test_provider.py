"""A provider answers from its own hosts, and gives the first role that fits."""

import pytest

from grader.domain.identities.provider import Kind, Provider
from grader.domain.people import Role

HERE = Provider(
    "ecole",
    "École",
    Kind.OPENID,
    "https://sso.example/realms/x",
    "grader",
    "hush",
    ("openid",),
    hosts=frozenset({"keys.example"}),
    role_claim="groups",
    roles=(("leads", Role.LEAD), ("trainers", Role.TRAINER), ("*", Role.LEARNER)),
)


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("https://sso.example/token", True),
        ("https://keys.example/jwks", True),
        ("http://sso.example/token", False),
        ("http://keys.example/jwks", False),
        ("https://sso.example:8443/token", False),
        ("https://keys.example:8443/jwks", False),
        ("https://sso.example.evil.example/", False),
        ("https://sso.example@evil.example/", False),
        ("https://ada@sso.example/", False),
        ("https://sso.example/\ntoken", False),
        ("//sso.example/token", False),
        ("javascript:alert(1)", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_it_answers_from_its_own_hosts(address: str, own: bool) -> None:  # noqa: FBT001 - a row
    assert HERE.may_answer(address) is own


@pytest.mark.parametrize(
    ("values", "role"),
    [({"trainers", "leads"}, Role.LEAD), ({"trainers"}, Role.TRAINER), ({"x"}, Role.LEARNER), (set(), Role.LEARNER)],
)
def test_the_first_value_that_fits_gives_the_role(values: set[str], role: Role) -> None:
    assert HERE.role_of(frozenset(values)) is role


def test_nothing_shows_the_secret() -> None:
    assert "hush" not in repr(HERE)
