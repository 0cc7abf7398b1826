"""The environment, read once: defaults that run, and mistakes that are named."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from grader.settings import Settings
from tests.commands.conftest import Grader

SETTINGS = {
    "GRADER_PORT": "huit mille",
    "GRADER_TIME_ZONE": "Europe/Lutèce",
    "GRADER_WORKERS": "0",
    "GRADER_LANGUAGE": "it",
    "GRADER_LEASE_SECONDS": "1",
    "GRADER_PACKAGES": "python3_numpy",
}


@pytest.mark.parametrize(("name", "value"), SETTINGS.items())
def test_a_wrong_setting_ends_the_program_with_its_name(
    grader: Grader, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    ended = grader("doctor")

    (line,) = ended.errors.splitlines()
    assert ended.status == 2
    assert line.partition(":")[0].strip() == name
    assert value in line


def test_several_wrong_settings_are_named_at_once(grader: Grader, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)

    ended = grader("doctor")

    assert {line.partition(":")[0].strip() for line in ended.errors.splitlines()} == set(SETTINGS)


def test_with_no_setting_at_all_everything_is_in_the_data_folder(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "var")

    assert settings.database_address == f"sqlite:///{tmp_path}/var/grader.sqlite3"
    assert settings.redis_address == f"unix://{tmp_path}/var/redis/redis.sock"
    assert settings.zone.key == "Europe/Paris"


def test_packages_stand_with_spaces_between(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADER_PACKAGES", "python3-numpy  python3-pandas,g++")

    assert Settings().packages == ("python3-numpy", "python3-pandas", "g++")


def test_the_data_folder_is_its_owners_alone(tmp_path: Path) -> None:
    folder = Settings(data=tmp_path / "var").data_folder

    assert folder.stat().st_mode & 0o077 == 0


def test_addresses_with_passwords_are_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://ada:secret@db/grader")
    monkeypatch.setenv("REDIS_URL", "redis://:secret@redis/0")

    settings = Settings()

    assert "secret" not in repr(settings)
    assert settings.database_address == "postgresql://ada:secret@db/grader"


def test_a_secret_may_lie_in_a_file_of_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    for name in ("DATABASE_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "database_url").write_text("postgresql://ada:secret@db/grader\n")
    (tmp_path / "redis_url").write_text("redis://of-the-file/0")
    (tmp_path / "grader_metrics_token").write_text("sixteen characters")
    monkeypatch.setenv("REDIS_URL", "redis://of-the-environment/0")

    settings = Settings()

    assert settings.database_address == "postgresql://ada:secret@db/grader"
    assert settings.redis_address == "redis://of-the-environment/0"
    assert settings.metrics_token is not None


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_an_address_of_postgresql_may_have_any_of_its_names(scheme: str) -> None:
    address = Settings(database_url=f"{scheme}://ada:secret@db/grader").database_address

    assert address.removesuffix("://ada:secret@db/grader") in {"postgresql", "postgresql+psycopg"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://ada:hush@db/grader"),
        ("DATABASE_URL", "postgresql+asyncpg://ada:hush@db/grader"),
        ("DATABASE_URL", "postgresql://ada:hush@db:port/grader"),
        ("DATABASE_URL", "hush"),
        ("REDIS_URL", "amqp://:hush@redis/0"),
        ("REDIS_URL", "redis://:hush@redis:port/0"),
        ("GRADER_METRICS_TOKEN", "hush"),
        ("GRADER_SMTP_URL", "http://ada:hush@mail"),
        ("GRADER_FORGES", "github.com"),
        ("GRADER_FORGES", "https://github.com=github"),
        ("GRADER_FORGES", "git.ecole.fr=svn"),
        ("GRADER_SMTP_URL", "smtp://ada:hush@mail:port"),
    ],
)
def test_a_wrong_secret_is_named_and_not_shown(
    grader: Grader, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    ended = grader("sweep")

    (line,) = ended.errors.splitlines()
    assert ended.status == 2
    assert line.startswith(f"{name}: ")
    assert "hush" not in line


@pytest.mark.parametrize("command", ["up", "web", "worker", "sweep", "doctor", "backup"])
@pytest.mark.parametrize("folder", ["/dev/null/var", "/proc/var"])
def test_a_data_folder_that_cannot_be_made_is_one_sentence(
    grader: Grader, monkeypatch: pytest.MonkeyPatch, folder: str, command: str, tmp_path: Path
) -> None:
    monkeypatch.setenv("GRADER_DATA", folder)

    ended = grader(command, *([tmp_path / "file"] if command == "backup" else []))

    (line,) = ended.errors.splitlines()
    assert ended.status == 3
    assert line.startswith(f"The data folder {folder} cannot be made (")


@pytest.mark.parametrize("sender", [{}, {"mail_from": "the school"}])
def test_a_mail_server_needs_an_address_that_letters_come_from(sender: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="mail_from"):
        Settings(smtp_url="smtp://mail", **sender)


def test_without_a_mail_server_no_letter_is_sent() -> None:
    assert (Settings().smtp_url, Settings().mail_from) == (None, None)
