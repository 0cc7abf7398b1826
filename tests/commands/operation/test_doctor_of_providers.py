"""`grader doctor` asks each provider of identities what it says of itself."""

from pathlib import Path

import pytest

from tests.commands.conftest import Grader
from tests.identity_providers.stand_in import serving


def test_each_provider_is_asked_and_told(grader: Grader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").write_text("hush")
    with serving() as stand_in:
        tables = {"good": stand_in.issuer, "renamed": f"{stand_in.issuer}/", "away": "http://127.0.0.1:1"}
        file = tmp_path / "sign-in.toml"
        file.write_text("".join(table(name, issuer) for name, issuer in tables.items()))
        monkeypatch.setenv("GRADER_SIGN_IN", str(file))

        shown = grader("doctor").shown

    assert f"✓ Signing in by              good, {stand_in.issuer}\n" in shown
    assert f"◐ Signing in by              renamed, {stand_in.issuer}/ calls itself otherwise" in shown
    assert "◐ Signing in by              away, http://127.0.0.1:1 does not answer" in shown
    assert "hush" not in shown


def table(name: str, issuer: str) -> str:
    keys = {"title": name, "issuer": issuer, "client_id": "grader", "secret_file": "secret"}
    said = "".join(f'{key} = "{value}"\n' for key, value in keys.items())
    return f"[{name}]\n{said}private_network = true\n"
