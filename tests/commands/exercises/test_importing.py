"""`grader exercise import`: what it writes, says and ends with."""

import json
import shutil
from functools import partial
from pathlib import Path

import pytest

from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.installation import installation_id
from tests.commands.conftest import Grader

TRACK = Path(__file__).parents[2] / "adapters" / "importing" / "exercism" / "track"
SOUND = ["bread-timer", "corner-shop", "odd-numbers", "signal-box", "tangled-till", "tram-stops"]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def run(grader: Grader) -> Grader:
    """Run `grader exercise import` with these arguments."""
    return partial(grader, "exercise", "import")


def test_each_sound_exercise_is_written_and_the_licence_beside_them(run: Grader, out: Path):
    result = run(TRACK, out)

    assert sorted(path.name for path in out.iterdir()) == ["LICENSE", *SOUND]
    assert "6 exercises imported." in result.shown
    assert "1 exercise left out: the track gave it up." in result.shown


def test_a_broken_exercise_is_named_and_ends_with_1(run: Grader, out: Path):
    result = run(TRACK, out)

    assert "lost-example is not imported:\n" in result.errors
    assert "exercises/practice/lost-example/.meta/example.py: is missing" in result.errors
    assert result.status == 1


def test_an_exercise_that_the_track_gave_up_is_imported_as_long_as_it_is_whole(run: Grader, out: Path):
    result = run(TRACK, out)

    assert "signal-box (2 checks, 2 points)\n    exercises/practice/signal-box: is given up by its track" in result.shown
    assert "old-telegraph" not in result.shown + result.errors


def test_what_is_there_is_replaced_by_force_alone(run: Grader, out: Path):
    run(TRACK, out)
    statement = out / "bread-timer" / "statement.en.md"
    statement.write_text("mine", encoding="utf-8")

    unforced = run(TRACK, out)
    assert "bread-timer/: is there already: --force replaces it" in unforced.errors
    assert "signal-box/: is there already: --force replaces it" in unforced.errors
    assert statement.read_text(encoding="utf-8") == "mine"

    run(TRACK, out, "--force")
    assert statement.read_text(encoding="utf-8").startswith("# Bread Timer")


def test_another_licence_stays(run: Grader, out: Path):
    out.mkdir()
    (out / "LICENSE").write_text("ours", encoding="utf-8")

    result = run(TRACK, out)

    assert "LICENSE: is another file already" in result.errors
    assert (out / "LICENSE").read_text(encoding="utf-8") == "ours"


def test_a_track_without_a_licence_is_named(run: Grader, out: Path, tmp_path: Path):
    track = Path(shutil.copytree(TRACK, tmp_path / "track"))
    (track / "LICENSE").unlink()

    result = run(track, out)

    assert "LICENSE: is missing: ask the track's authors" in result.errors
    assert "The track names no licence." in (out / "odd-numbers" / "statement.en.md").read_text(encoding="utf-8")


def test_a_folder_that_is_no_track_is_wrong_usage(run: Grader, out: Path, tmp_path: Path):
    result = run(tmp_path, out, "--as", "exercism")

    assert result.status == 2
    assert "config.json: is missing" in result.errors


@pytest.mark.docker
@pytest.mark.slow
def test_each_imported_exercise_can_prove_itself(run: Grader, out: Path):
    result = run(TRACK, out, "--prove")

    assert [number for number in range(1, 7) if f"✓ {number}/6 " in result.shown] == [1, 2, 3, 4, 5, 6]
    assert "   6  proven\n" in result.shown
    assert result.shown.endswith("\n6 of 6 prove themselves: 6 in split mode, 0 in shared mode.\n")


@pytest.mark.docker
@pytest.mark.slow
def test_a_starter_that_passes_is_held_back_by_a_line(run: Grader, out: Path, tmp_path: Path):
    result = run(track_of(tmp_path, "tangled-till"), out, "--prove")

    assert "tangled-till proves itself\n    The starter passed as it was" in result.shown
    starter = (out / "tangled-till" / "starter" / "tangled_till.py").read_text("utf-8")
    assert "raise NotImplementedError" in starter.partition("import string")[0]


@pytest.mark.docker
@pytest.mark.slow
def test_no_sandbox_is_left_behind(run: Grader, out: Path, tmp_path: Path, data: Path):
    run(track_of(tmp_path, "bread-timer"), out, "--prove")

    labels = [f"installation={installation_id(data)}"]
    assert EngineConnection().api.containers(all=True, filters={"label": labels}) == []


def track_of(folder: Path, slug: str) -> Path:
    """Return a copy of the track that lists one exercise alone."""
    track = Path(shutil.copytree(TRACK, folder / "track"))
    config = json.loads((track / "config.json").read_text("utf-8"))
    for kind in ("concept", "practice"):
        config["exercises"][kind] = [one for one in config["exercises"][kind] if one["slug"] == slug]
    (track / "config.json").write_text(json.dumps(config), "utf-8")
    return track


SAMPLES = TRACK.parents[1] / "samples"


def test_the_source_is_recognised_and_each_of_its_files_told_of(run: Grader, out: Path):
    result = run(SAMPLES / "table", out, "--solution", SAMPLES / "table-solved", "--language", "fr")

    assert result.shown == (
        "A template repository of GitHub Classroom.\n"
        "✓ table (3 checks, 6 points)\n"
        "    .github/classroom/autograding.json → exercise.toml\n"
        "    .github/classroom/autograding.json: La table de 7 → exercise.toml: la-table-de-7\n"
        "    .github/classroom/autograding.json: La table núll → exercise.toml: la-table-null\n"
        "    .github/classroom/autograding.json: Des nombres → exercise.toml: des-nombres\n"
        "    README.md → statement.fr.md\n"
        "    table-solved/table.py → solution/table.py\n"
        "\n"
        "1 exercise imported.\n"
    )
    assert result.status == 0


def test_what_is_left_to_do_by_hand_ends_with_1(run: Grader, out: Path):
    result = run(SAMPLES / "table", out, "--slug", "tables")

    assert "  To do by hand:\n    solution/table.py: write the solved file here" in result.shown
    assert (out / "tables" / "exercise.toml").is_file()
    assert result.status == 1


def test_the_report_as_json(run: Grader, out: Path):
    result = run(SAMPLES / "bonjour50", out, "--json")

    report = json.loads(result.shown)
    exercise = report["exercises"][0]
    assert (report["schema_version"], report["kind"], report["whole"]) == (1, "check50", False)
    assert (exercise["slug"], exercise["checks"], exercise["points"], exercise["proven"]) == ("bonjour50", 2, 2, None)
    assert exercise["files"][-1]["reason"] == "by_hand"
    assert [(one["code"], one["line"]) for one in exercise["by_hand"]][0] == ("check50_step", 25)
    assert exercise["by_hand"][0]["message"]["fr"].startswith("«\N{NO-BREAK SPACE}redemande\N{NO-BREAK SPACE}»")
    assert "A folder of check50's." in result.errors


def test_a_hostile_name_is_written_out_in_the_report(run: Grader, out: Path, tmp_path: Path):
    source = Path(shutil.copytree(SAMPLES / "panier", tmp_path / "panier"))
    (source / "a\x1b[2J\udcff.txt").write_text("", "utf-8")

    result = run(source, out, "--json")

    assert "a\\x1b[2J\\udcff.txt: left: its name cannot be taken over" in result.errors
    assert "a\\x1b[2J\\udcff.txt" in [one["source"] for one in json.loads(result.shown)["exercises"][0]["files"]]


def test_the_source_itself_is_never_written_over(run: Grader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    shutil.copytree(SAMPLES / "panier", tmp_path / "panier")
    monkeypatch.chdir(tmp_path)

    result = run("panier", "--force")

    assert "panier/: is there already and is no exercise" in result.errors
    assert (tmp_path / "panier" / "panier.py").is_file()
    assert result.status == 1


def test_a_name_that_cannot_be_one_is_wrong_usage(run: Grader, out: Path):
    assert run(SAMPLES / "panier", out, "--slug", "Le Panier").status == 2


@pytest.mark.parametrize("zipped", [True, False])
def test_an_autograder_of_gradescope_that_nothing_can_vouch_for_says_file_by_file_what_to_do(
    run: Grader, out: Path, tmp_path: Path, *, zipped: bool
):
    source = SAMPLES / "juge"
    if zipped:
        source = Path(shutil.make_archive(str(tmp_path / "juge"), "zip", source))

    result = run(source, out)

    assert "run_autograder: decides itself" in result.errors
    assert "setup.sh: installs packages" in result.errors
    assert result.status == 1
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"", b"PK\x05\x06" + bytes(18)])
def test_a_file_that_is_no_autograder_is_wrong_usage(run: Grader, out: Path, tmp_path: Path, content: bytes):
    (tmp_path / "a.zip").write_bytes(content)

    result = run(tmp_path / "a.zip", out)

    assert result.status == 2
    assert result.errors.count("\n") == 1


def test_the_older_name_of_the_command_still_does_it(grader: Grader, out: Path):
    result = grader("exercise", "import-exercism", TRACK, out)

    assert "6 exercises imported." in result.shown


@pytest.mark.docker
@pytest.mark.slow
@pytest.mark.parametrize("name", ["panier", "calculette", "aires", "table", "bonjour50"])
def test_what_each_kind_of_source_becomes_proves_itself(run: Grader, out: Path, name: str):
    solved = SAMPLES / f"{name}-solved"

    result = run(SAMPLES / name, out, "--prove", *(["--solution", solved] if solved.is_dir() else []))

    assert result.shown.endswith("\n1 of 1 prove themselves: 1 in split mode, 0 in shared mode.\n")


@pytest.mark.docker
@pytest.mark.slow
@pytest.mark.parametrize("name", ["caisse", "mots"])
def test_an_autograder_of_gradescope_proves_itself_as_it_is(run: Grader, out: Path, tmp_path: Path, name: str):
    archive = shutil.make_archive(str(tmp_path / name), "zip", SAMPLES / name)

    result = run(archive, out, "--prove", "--solution", SAMPLES / f"{name}-solved")

    assert result.shown.endswith("\n1 of 1 prove themselves: 0 in split mode, 1 in shared mode.\n")
