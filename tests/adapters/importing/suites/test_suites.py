"""What becomes of a folder of plain pytest or unittest files."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.adapters.exercise_files.folder import MAX_EXERCISE_FILE_BYTES
from grader.adapters.importing.download import MOST_FILES
from grader.adapters.importing.writing import write_folder
from grader.domain.errors import ManifestError
from grader.domain.text import Text
from tests.adapters.importing.conftest import SAMPLES, Import
from tests.runners import RUNNERS

Source = Callable[[str], Path]


def write(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root


def test_tests_become_checks_and_programs_are_handed_in(imported: Import):
    conversion = imported(SAMPLES / "panier")

    assert [(check.id, check.test, check.title) for check in conversion.checks] == [
        ("un-panier-vide", "test_panier.py::test_un_panier_vide", Text("un panier vide")),
        ("trois-articles", "test_panier.py::test_trois_articles", Text("Ajoute la taxe.")),
    ]
    assert conversion.hand_in == ("panier.py", "arrondi.py")
    assert conversion.title == Text("Le panier")


def test_each_file_is_told_of(imported: Import):
    fates = {fate.source: fate.became or fate.reason for fate in imported(SAMPLES / "panier").fates}

    assert fates == {
        "Makefile": "not_needed",
        "README.md": ("statement.fr.md",),
        "arrondi.py": ("starter/arrondi.py", "solution/arrondi.py"),
        "panier.py": ("starter/panier.py", "solution/panier.py"),
        "tests/__init__.py": "not_needed",
        "tests/exemples.py": ("tests/exemples.py",),
        "tests/test_panier.py": ("tests/test_panier.py",),
    }


def test_a_starter_is_made_of_the_solution_without_its_answers(imported: Import):
    starter = imported(SAMPLES / "panier").files["starter/panier.py"].decode()

    assert '"""Renvoie le prix de tout, taxe comprise."""\n    pass\n' in starter
    assert "TVA" not in starter
    assert "from arrondi import au_centime" in starter


def test_tests_of_unittest_beside_their_program_in_a_folder(imported: Import, tmp_path: Path):
    conversion = imported(SAMPLES / "calculette")
    folder = write_folder(conversion, tmp_path, RUNNERS, replace=False)

    assert folder is not None
    assert [check.test for check in folder.exercise.checks] == [
        "test_calculette.py::CalculetteTest::test_commence_a_zero",
        "test_calculette.py::CalculetteTest::test_ajoute",
    ]
    assert [problem.code for problem in conversion.by_hand] == ["no_statement"]


def test_folders_called_starter_and_solution_are_what_they_say(imported: Import, tmp_path: Path):
    root = write(
        tmp_path / "double",
        {
            "starter/double.py": "def double(n): ...\n",
            "solution/double.py": "def double(n): return 2 * n\n",
            "tests/test_double.py": "from double import double\ndef test_it(): assert double(2) == 4\n",
        },
    )

    conversion = imported(root)

    assert conversion.files["starter/double.py"] == b"def double(n): ...\n"
    assert conversion.files["solution/double.py"] == b"def double(n): return 2 * n\n"
    assert conversion.notes == ()


def test_tests_that_import_by_their_own_folder_keep_it(imported: Import, tmp_path: Path):
    root = write(
        tmp_path / "a",
        {
            "p.py": "x = 1\n",
            "tests/__init__.py": "",
            "tests/outils.py": "DEUX = 2\n",
            "tests/test_p.py": "from p import x\nfrom tests.outils import DEUX\ndef test_x(): assert x < DEUX\n",
        },
    )

    conversion = imported(root)

    assert {"tests/tests/test_p.py", "tests/tests/outils.py", "tests/tests/__init__.py"} < set(conversion.files)
    assert conversion.checks[0].test == "tests/test_p.py::test_x"


def test_what_only_a_person_can_do_is_named_with_its_line(imported: Import, tmp_path: Path):
    root = write(
        tmp_path / "a",
        {
            "README.md": "# A\n",
            "p.py": "x = 1\n",
            "test_p.py": "import subprocess\nfrom p import x\ndef test_été(): assert x\ndef test_b(): assert x\n",
        },
    )

    by_hand = imported(root).by_hand

    assert [(one.file, one.line, one.code, one.text) for one in by_hand] == [
        ("tests/test_p.py", 3, "test_name_unfit", "test_été"),
        ("tests/test_p.py", 1, "starts_programs", ""),
    ]


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"test_p.py": "def test_x(): assert 1 + 1 == 2\n"}, "no_program"),
        ({"test_p.py": "import p\n", "p.py": ""}, "no_tests"),
        ({"test_p.py": "def test_(:\n", "p.py": ""}, "test_syntax"),
        ({"notes.txt": "rien"}, "unknown_source"),
    ],
)
def test_a_folder_that_is_no_exercise_is_refused(files: dict[str, str], code: str, imported: Import, tmp_path: Path):
    with pytest.raises(ManifestError) as refused:
        imported(write(tmp_path / "a", files))

    assert [problem.code for problem in refused.value.problems] == [code]


def test_nothing_outside_the_folder_is_read(source: Source, imported: Import):
    root = source("panier")
    (root / "arrondi.py").unlink()
    (root / "arrondi.py").symlink_to("/etc/passwd")
    for link in ("tests/dehors", ".git"):
        (root / link).symlink_to("/etc")

    conversion = imported(root)

    fates = {fate.source: fate.reason for fate in conversion.fates}
    assert {fates[path] for path in ("arrondi.py", "tests/dehors", ".git")} == {"is_link"}
    assert not any(b"root:" in content for content in conversion.files.values())


def test_odd_names_and_large_files_are_left_and_named(source: Source, imported: Import):
    root = source("panier")
    (root / "tests" / "film.mp4").write_bytes(bytes(MAX_EXERCISE_FILE_BYTES + 1))
    (root / "a\x1b[2J.py").write_text("", "utf-8")
    (root / os.fsdecode(b"\xff.py")).write_text("", "utf-8")
    (root / "node_modules" / "a").mkdir(parents=True)
    os.mkfifo(root / "tuyau.py")

    fates = {fate.source: fate.reason for fate in imported(root).fates}

    assert fates.items() >= {
        ("tests/film.mp4", "too_large"),
        ("a\x1b[2J.py", "path_leads_out"),
        (os.fsdecode(b"\xff.py"), "path_leads_out"),
        ("tuyau.py", "no_regular_file"),
        ("node_modules/", "passed_by"),
    }


def test_a_folder_of_more_files_than_an_exercise_has_is_refused(source: Source, imported: Import):
    root = source("panier")
    for number in range(MOST_FILES):
        (root / f"{number}.txt").touch()

    with pytest.raises(ManifestError) as refused:
        imported(root)

    assert [problem.code for problem in refused.value.problems] == ["too_many_files"]
