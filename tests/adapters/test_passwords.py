"""Passwords behind argon2id."""

import unicodedata

import pytest
from argon2 import PasswordHasher, extract_parameters

from grader.adapters.passwords import ArgonPasswords

GOOD = "quatre mots sans lien"


@pytest.fixture
def passwords() -> ArgonPasswords:
    return ArgonPasswords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def test_a_password_matches_its_own_hash_only(passwords: ArgonPasswords) -> None:
    hashed = passwords.hash(GOOD)

    assert passwords.matches(GOOD, hashed)
    assert not passwords.matches(GOOD + " ", hashed)


def test_two_hashes_of_a_password_differ(passwords: ArgonPasswords) -> None:
    assert passwords.hash(GOOD) != passwords.hash(GOOD)


def test_an_accent_is_the_same_however_the_keyboard_spells_it(passwords: ArgonPasswords) -> None:
    hashed = passwords.hash(unicodedata.normalize("NFC", "été à la mer"))

    assert passwords.matches(unicodedata.normalize("NFD", "été à la mer"), hashed)


@pytest.mark.parametrize("hashed", ["", "not a hash", "$argon2id$v=19$m=8,t=1,p=1$"])
@pytest.mark.parametrize("password", ["", GOOD, "nobody's password"])
def test_nothing_matches_what_is_no_hash(passwords: ArgonPasswords, password: str, hashed: str) -> None:
    assert not passwords.matches(password, hashed)


class CountingHasher(PasswordHasher):
    """The real one, which notes the hashes that it compares with."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=64, parallelism=1)
        self.compared: list[str] = []

    def verify(self, hash: str | bytes, password: str | bytes) -> bool:  # noqa: A002 - the library's own name
        self.compared.append(str(hash))
        return super().verify(hash, password)


def test_no_hash_costs_what_a_wrong_password_costs() -> None:
    hasher = CountingHasher()
    passwords = ArgonPasswords(hasher)
    hashed = passwords.hash(GOOD)

    for stored in (hashed, ""):
        assert not passwords.matches("wrong", stored)

    known, unknown = map(extract_parameters, hasher.compared)
    assert known == unknown


def test_the_kept_hash_is_argon2id_with_a_salt() -> None:
    assert ArgonPasswords().hash(GOOD).startswith("$argon2id$v=19$m=65536,t=3,p=4$")
