"""The operator's file of learning platforms: read whole, or refused by its first mistake."""

from pathlib import Path

import pytest

from grader.domain.identities.provider import Newcomers
from grader.lti_file import platforms_in
from grader.settings import Settings

MOODLE = {
    "title": '"Moodle"',
    "issuer": '"https://moodle.example"',
    "client_id": '"abc"',
    "deployments": '["1"]',
    "authorization": '"https://moodle.example/auth"',
    "token": '"https://moodle.example/token"',
    "keys": '"https://moodle.example/certs"',
}


def written(folder: Path, name: str = "moodle", more: str = "", **keys: str | None) -> Path:
    file = folder / "lti.toml"
    said = {key: value for key, value in (MOODLE | keys).items() if value is not None}
    table = "".join(f"{key} = {value}\n" for key, value in said.items())
    file.write_text(f"{file.read_text() if file.exists() else ''}[{name}]\n{table}{more}")
    return file


def test_a_table_is_a_platform(tmp_path: Path) -> None:
    (found,) = platforms_in(written(tmp_path, more='[moodle.roles]\nInstructor = "trainer"\n'))

    assert (found.name, found.title, found.audience, found.vouches) == ("moodle", "Moodle", found.token, False)
    assert found.provider.newcomers is Newcomers.NOBODY
    assert found.provider.role_of(frozenset({"Instructor"})) == "trainer"


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"keys": '"http://moodle.example/certs"'}, "[moodle] keys: it is an address that begins with https://"),
        ({"token": '"https://other.example/token"'}, "[moodle] token: its host is neither the issuer's"),
        ({"deployments": "[]"}, "[moodle] deployments"),
        ({"client_id": None}, "[moodle] client_id"),
        ({"secret": '"x"'}, "[moodle] secret"),
        ({"newcomers": '"learners"'}, "[moodle] newcomers: whoever comes in new is known by an address"),
        ({"newcomers": '"by_role"', "verified_emails": "true"}, "[moodle] newcomers: by_role needs roles"),
    ],
)
def test_each_mistake_names_its_table_and_key(tmp_path: Path, keys: dict[str, str | None], told: str) -> None:
    with pytest.raises(ValueError, match=r"\[moodle\]") as caught:
        platforms_in(written(tmp_path, **keys))

    assert told in str(caught.value)


def test_two_tables_are_two_platforms(tmp_path: Path) -> None:
    written(tmp_path)
    file = written(tmp_path, "second")

    with pytest.raises(ValueError, match=r"\[moodle\] client_id: another table has the same"):
        platforms_in(file)


def test_no_issuer_is_in_both_files(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hush")
    sign_in = tmp_path / "sign-in.toml"
    sign_in.write_text(
        '[ecole]\ntitle = "École"\nissuer = "https://moodle.example"\nclient_id = "x"\nsecret_file = "secret"\n'
    )

    with pytest.raises(ValueError, match="GRADER_SIGN_IN has it, too"):
        Settings(data=tmp_path, sign_in=sign_in, lti=written(tmp_path))
