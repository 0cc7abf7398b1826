"""`grader lti`, and what `grader doctor` finds of learning platforms."""

from pathlib import Path

import pytest

from tests.commands.conftest import Grader
from tests.lti.stand_in import CLIENT, serving_moodle


def test_the_addresses_are_those_that_a_platform_asks_for(grader: Grader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADER_PUBLIC_URL", "https://ecole.example")
    monkeypatch.setenv("GRADER_LANGUAGE", "en")

    shown = grader("lti", "addresses").shown

    assert [line.split()[-1] for line in shown.splitlines()] == [
        "https://ecole.example/",
        "https://ecole.example/lti/login",
        "https://ecole.example/lti/launch",
        "https://ecole.example/lti/keys",
        "https://ecole.example/",
    ]


def test_a_key_is_renewed(grader: Grader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADER_LANGUAGE", "en")

    assert "There was no key yet" in grader("lti", "renew-key").shown
    assert "signs no more" in grader("lti", "renew-key").shown


def test_each_platform_is_asked_and_told(grader: Grader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADER_LANGUAGE", "en")
    with serving_moodle() as moodle:
        tables = {"strict": moodle.issuer, "away": "http://127.0.0.1:1"}
        file = tmp_path / "lti.toml"
        file.write_text("".join(table(name, issuer) for name, issuer in tables.items()))
        monkeypatch.setenv("GRADER_LTI", str(file))

        shown = grader("doctor").shown

    assert f"◐ Launched by                strict, {moodle.issuer} answers, and gives no token" in shown
    assert "◐ Launched by                away, http://127.0.0.1:1 does not answer" in shown


def table(name: str, issuer: str) -> str:
    keys = {"title": name, "issuer": issuer, "client_id": CLIENT}
    places = {"authorization": "auth", "token": "token", "keys": "jwks"}
    said = keys | {key: f"{issuer}/{path}" for key, path in places.items()}
    lines = "".join(f'{key} = "{value}"\n' for key, value in said.items())
    return f'[{name}]\n{lines}deployments = ["1"]\nprivate_network = true\n'
