"""What goes wrong for an operator in the terminal is told in the school's language."""

import ast
from pathlib import Path

import pytest

import grader as product
from grader.domain.errors import PlatformError, SandboxBroke, SandboxUnavailable, WrongSetting
from grader.domain.text import Language
from grader.wording.operation.operator_words import TOLD_BY_KIND, platform_sentence
from tests.commands.conftest import Grader

SOURCES = Path(product.__file__).parent
NO_CATALOGUE_YET = "catalogue.py"


@pytest.fixture
def grader_in_french(grader: Grader, monkeypatch: pytest.MonkeyPatch) -> Grader:
    """Return what runs `grader <arguments>` as a school has it that has set nothing."""
    monkeypatch.delenv("GRADER_LANGUAGE")
    return grader


def told_by_a_sentence() -> set[str]:
    """Return the names of the exceptions whose first argument people read."""
    kinds, found = [PlatformError, WrongSetting], set()
    while kinds:
        kind = kinds.pop()
        if kind not in TOLD_BY_KIND:
            found.add(kind.__name__)
            kinds += kind.__subclasses__()
    return found


def test_each_platform_fault_names_its_sentence_where_it_is_raised() -> None:
    raised = [
        (path.name, call)
        for path in sorted(SOURCES.rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in told_by_a_sentence()
    ]

    unnamed = [(name, call.lineno) for name, call in raised if not isinstance(call.args[0], ast.Constant)]

    assert len(raised) > 80
    assert {name for name, _ in unnamed} == {NO_CATALOGUE_YET, "toml_tables.py", "setting_values.py"}


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("GRADER_PORT", "huit mille", "il faut un nombre entier (valeur actuelle\N{NO-BREAK SPACE}: «"),
        ("GRADER_WORKERS", "0", "il faut au moins 1"),
        ("GRADER_LANGUAGE", "it", "valeurs possibles\N{NO-BREAK SPACE}: 'fr', 'en'"),
        ("GRADER_TIME_ZONE", "Europe/Lutèce", "ce n'est pas un fuseau horaire"),
        ("GRADER_METRICS_TOKEN", "hush", "c'est trop court\N{NO-BREAK SPACE}: au moins 16"),
        ("REDIS_URL", "amqp://redis", "ce n'est pas l'adresse d'un Redis"),
        ("GRADER_SIGN_IN", "/nowhere", "/nowhere ne peut pas être lu"),
    ],
)
def test_a_wrong_setting(
    grader_in_french: Grader, monkeypatch: pytest.MonkeyPatch, setting: str, value: str, said: str
) -> None:
    monkeypatch.setenv(setting, value)

    ended = grader_in_french("doctor")

    assert ended.status == 2
    assert ended.errors.startswith(f"{setting}\N{NO-BREAK SPACE}: {said}")


def test_a_key_of_a_file_that_a_setting_names(
    grader_in_french: Grader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "sign-in.toml"
    file.write_text('[ecole]\ntitle = "École"\nclient_id = "us"\nsecret_file = "secret"\ncolour = "red"\n')
    monkeypatch.setenv("GRADER_SIGN_IN", str(file))

    ended = grader_in_french("doctor")

    assert "[ecole] colour\N{NO-BREAK SPACE}: cette clé n'existe pas" in ended.errors


def test_a_data_folder_that_cannot_be_made(grader_in_french: Grader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADER_DATA", "/proc/var")

    ended = grader_in_french("backup")

    assert ended.status == 3
    assert ended.errors.startswith("Le dossier de données /proc/var ne peut pas être créé (")


def test_a_database_that_does_not_answer(grader_in_french: Grader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://ada@127.0.0.1:1/grader")

    ended = grader_in_french("cohort", "list")

    assert ended.status == 3
    assert ended.errors.startswith("La base de données ne fait pas son travail")


@pytest.mark.usefixtures("no_engine")
def test_an_engine_that_is_away(grader_in_french: Grader, bonjour: Path) -> None:
    ended = grader_in_french("grade", bonjour, bonjour / "solution")

    assert ended.status == 3
    assert ended.errors.startswith("Le Docker Engine ne fait pas son travail")


def test_a_sandbox_that_broke_is_told_by_its_kind_with_the_detail_behind() -> None:
    told = platform_sentence(SandboxBroke("the harness says 100 %s"), Language.FR)

    assert told.startswith("Le bac à sable s'est arrêté")
    assert told.endswith("Détail technique\N{NO-BREAK SPACE}: the harness says 100 %s")


def test_a_value_may_have_any_character() -> None:
    fault = SandboxUnavailable("No sandbox is fit to serve.")

    assert platform_sentence(fault, Language.FR) == "Aucun bac à sable n'est utilisable."
    assert str(PlatformError("Redis does not answer: %(why)s", why="100 %(s")) == "Redis does not answer: 100 %(s"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("usr", "Erreur : La commande « usr » n'existe pas."),
        ("user add --nom", "Erreur : L'option « --nom » n'existe pas."),
        ("user token new", "Erreur : Il manque 'IDENTIFIANT'."),
        ("user token new ada", "Erreur : Il manque 'ÉTIQUETTE'."),
        ("exercise preview --port x .", "'--port' : « x » n'est pas un nombre entier."),
        ("exercise check /nowhere", "'DOSSIER' : Dossier « /nowhere » : cela n'existe pas."),
        ("cohort rename a b c d", "Erreur : Des arguments de trop (c d)"),
        ("cohort status web-2610 ada away", "« away » n'est aucun de ces choix : 'active', 'paused',"),
    ],
)
def test_wrong_usage_is_told_in_french(given: str, said: str, grader_in_french: Grader) -> None:
    ended = grader_in_french(*given.split())

    lines = ended.errors.replace("\N{NO-BREAK SPACE}", " ").splitlines()
    assert (ended.status, ended.shown) == (2, "")
    assert lines[0].startswith("Utilisation : grader ")
    assert any(line.startswith("Pour de l'aide : grader ") for line in lines)
    assert said in lines[-1]


def test_help_is_told_in_french(grader_in_french: Grader) -> None:
    told = grader_in_french("user", "token", "new", "--help").shown.replace("\N{NO-BREAK SPACE}", " ")

    assert told.splitlines()[0] == "Utilisation : grader user token new [OPTIONS] IDENTIFIANT ÉTIQUETTE"
    assert "Faire pour IDENTIFIANT un jeton nommé ÉTIQUETTE" in told
    assert "-h, --help" in told
    assert "Afficher cette aide." in told


def test_help_is_told_in_the_language_of_each_call(grader_in_french: Grader, monkeypatch: pytest.MonkeyPatch) -> None:
    french = grader_in_french("user", "--help").shown
    monkeypatch.setenv("GRADER_LANGUAGE", "en")
    english = grader_in_french("user", "--help").shown

    assert "Ajouter des personnes" in french
    assert "Add people and give them their way in." in english
    assert "Show this message and exit." in english


def test_no_sentence_of_a_list_of_commands_is_cut_off(grader_in_french: Grader) -> None:
    told = grader_in_french("cohort", "--help").shown

    assert "..." not in told.partition("Commandes")[2]
