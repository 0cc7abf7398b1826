"""The file of providers of identities is read whole, or refused by its first mistake, without its secret."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from grader.domain.identities.provider import Kind, Newcomers
from grader.domain.people import Role
from grader.settings import Settings
from grader.sign_in_file import providers_in

GOOD = """
[ecole]
title = "École SSO"
issuer = "https://sso.ecole.example/realms/ecole"
client_id = "grader"
secret_file = "ecole.secret"
role_claim = "realm_access.roles"
newcomers = "by_role"
roles = { leads = "lead", "*" = "learner" }

[github]
kind = "github"
title = "GitHub"
client_id = "Ov23"
secret_file = "github.secret"
"""


def written(folder: Path, text: str) -> Path:
    (folder / "ecole.secret").write_text("hush-hush\n")
    file = folder / "sign-in.toml"
    file.write_text(text)
    return file


def test_each_table_is_a_provider_in_the_order_of_the_file(tmp_path: Path) -> None:
    secrets = tmp_path / "secrets"
    secrets.mkdir()
    (secrets / "github.secret").write_text("psst")

    ecole, github = providers_in(written(tmp_path, GOOD), [secrets])

    assert (ecole.kind, ecole.secret, ecole.newcomers) == (Kind.OPENID, "hush-hush", Newcomers.BY_ROLE)
    assert ecole.roles == (("leads", Role.LEAD), ("*", Role.LEARNER))
    assert (github.kind, github.issuer, github.secret) == (Kind.GITHUB, "https://github.com", "psst")
    assert github.scopes == ("read:user", "user:email")


ECOLE = GOOD.partition("[github]")[0]


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("[ecole]", "[Ecole]", "[Ecole] […]"),
        ("[ecole]", "[ecole", "no TOML"),
        ('title = "École SSO"', "", "[ecole] title"),
        ('client_id = "grader"', "client_id = 17", "[ecole] client_id"),
        ("newcomers", "newcommers", "[ecole] newcommers"),
        ('"by_role"', '"operators"', "[ecole] newcomers"),
        ('"lead"', '"operator"', "[ecole] roles.leads"),
        ('role_claim = "realm_access.roles"', "", "role_claim and roles belong together"),
        ('roles = { leads = "lead", "*" = "learner" }', "", "role_claim and roles belong together"),
        ("https://", "http://", "[ecole] issuer"),
        ("https://sso.ecole.example", "https://", "[ecole] issuer"),
        ("realms/ecole", "realms/ecole?x", "[ecole] issuer"),
        ('issuer = "https://sso.ecole.example/realms/ecole"', "", "[ecole] issuer"),
        ("ecole.secret", "none.secret", "there is no none.secret"),
        ('title = "', 'scopes = ["email"]\ntitle = "', "[ecole] scopes"),
        ('title = "', 'kind = "github"\ntitle = "', "[ecole] kind"),
        ('title = "', 'kind = "saml"\ntitle = "', "[ecole] kind"),
    ],
)
def test_a_mistake_is_named_with_its_table(tmp_path: Path, before: str, after: str, says: str) -> None:
    assert before in ECOLE

    with pytest.raises(ValueError, match=re.escape(says)) as mistake:
        providers_in(written(tmp_path, ECOLE.replace(before, after, 1)), [])

    assert "hush" not in str(mistake.value)


def test_two_tables_are_not_of_one_issuer(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="another table has it"):
        providers_in(written(tmp_path, ECOLE + ECOLE.replace("[ecole]", "[again]")), [])


def test_on_this_machine_no_encryption_is_needed_where_it_is_said(tmp_path: Path) -> None:
    local = ECOLE.replace("https://sso.ecole.example", "http://127.0.0.1:8080") + "private_network = true\n"

    (provider,) = providers_in(written(tmp_path, local), [])

    assert provider.private


def test_the_program_does_not_start_with_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="cannot be read"):
        Settings(data=tmp_path, sign_in=tmp_path / "none.toml")


def test_without_the_setting_there_are_no_providers(tmp_path: Path) -> None:
    assert Settings(data=tmp_path).identity_providers == ()
