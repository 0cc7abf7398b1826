"""What becomes of a Gradescope autograder: it is read as the stranger's archive that it is, never run."""

import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from grader.adapters.importing.conversion import Conversion, ForeignFile, Wishes
from grader.adapters.importing.download import Download
from grader.adapters.importing.gradescope.packages import wanted_packages
from grader.adapters.importing.gradescope.scored_tests import scored_tests
from grader.adapters.importing.reading import read_source
from grader.adapters.importing.writing import write_folder
from grader.domain.errors import ManifestError
from grader.domain.exercises.exercise import Isolation, Visibility
from tests.adapters.importing.conftest import SAMPLES
from tests.runners import RUNNERS

Zip = Callable[[str], Path]


@pytest.fixture
def zipped(tmp_path: Path) -> Zip:
    """Return the archive of a sample."""
    return lambda name: Path(shutil.make_archive(str(tmp_path / name), "zip", SAMPLES / name))


def converted(archive: Path, *, packages: frozenset[str] = frozenset(), solved: bool = True) -> Conversion:
    solution = Download(SAMPLES / f"{archive.stem}-solved") if solved else None
    wishes = Wishes(solution=solution, packages=packages)
    return read_source(archive, None, wishes).candidates[0].convert()


def test_each_test_becomes_a_check_of_its_script(zipped: Zip):
    conversion = converted(zipped("caisse"))

    assert [(check.test, check.points, check.visibility) for check in conversion.checks] == [
        ("run_autograder::Rend ce qui reste", 4, Visibility.VISIBLE),
        ("run_autograder::Ne rend rien à qui paie juste", 1, Visibility.HIDDEN),
        ("run_autograder::TestRendu::test_trop_peu", 2, Visibility.AFTER_DUE_DATE),
        ("run_autograder::Rend peu de pièces", 6, Visibility.VISIBLE),
    ]
    assert (conversion.isolation, conversion.hand_in) == (Isolation.SHARED, ("caisse.py",))


def test_the_suite_is_taken_over_as_it_is_with_what_it_imports(zipped: Zip, tmp_path: Path):
    archive = zipped("caisse")

    folder = write_folder(converted(archive), tmp_path, RUNNERS, replace=False)

    tests = {file.path: file.content for file in folder.exercise.tests} if folder else {}
    assert tests["run_autograder"] == (SAMPLES / "caisse" / "run_autograder").read_bytes()
    assert tests["tests/test_rendu.py"] == (SAMPLES / "caisse" / "tests" / "test_rendu.py").read_bytes()
    assert "gradescope_utils/autograder_utils/json_test_runner.py" in tests


def test_packages_are_asked_for_where_they_may_be_and_told_of_otherwise(zipped: Zip):
    conversion = converted(zipped("caisse"), packages=frozenset({"python3-numpy"}))

    assert conversion.packages == ("python3-numpy",)
    assert [one.text for one in conversion.by_hand if one.code == "package_wanted"] == ["jq"]


def test_what_is_handed_in_is_what_the_tests_import_where_nothing_solves_it(zipped: Zip):
    conversion = converted(zipped("mots"), solved=False)

    assert conversion.hand_in == ("mots.py",)
    assert "solution_wanted" in {one.code for one in conversion.by_hand}


def test_partial_credit_is_told_of(zipped: Zip):
    notes = converted(zipped("caisse")).notes

    assert [one.text for one in notes if one.code == "partial_credit"] == ["Rend peu de pièces"]


def test_the_folder_around_everything_is_taken_away(tmp_path: Path):
    archive = tmp_path / "mots.zip"
    with ZipFile(archive, "w") as zip_file:
        for path in sorted((SAMPLES / "mots").iterdir()):
            zip_file.write(path, f"grader-v2/{path.name}")
        zip_file.writestr("__MACOSX/grader-v2/._run_autograder", b"")

    conversion = converted(archive)

    assert "tests/run_autograder" in conversion.files
    assert {fate.source: fate.reason for fate in conversion.fates}["__MACOSX/grader-v2/._run_autograder"] == "passed_by"


def test_one_without_a_test_of_unittest_says_file_by_file_what_to_do(zipped: Zip):
    with pytest.raises(ManifestError) as caught:
        converted(zipped("juge"), solved=False)

    assert [(one.file, one.code) for one in caught.value.problems] == [
        ("run_autograder", "gradescope_script"),
        ("setup.sh", "gradescope_setup"),
    ]


def _linked(zip_file: ZipFile) -> None:
    entry = ZipInfo("mots.py")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    zip_file.writestr(entry, "/etc/passwd")


HOSTILE: dict[str, tuple[Callable[[ZipFile], None], str, str]] = {
    "a way out": (lambda one: one.writestr("../../etc/cron.d/x", b"x"), "../../etc/cron.d/x", "path_leads_out"),
    "a link": (_linked, "mots.py", "is_link"),
    "a large file": (lambda one: one.writestr("data.csv", bytes(2_000_000)), "data.csv", "too_large"),
}


@pytest.mark.parametrize("way", HOSTILE)
def test_what_of_an_archive_is_not_read_is_told(tmp_path: Path, way: str):
    add, path, code = HOSTILE[way]
    archive = tmp_path / "mots.zip"
    with ZipFile(archive, "w", ZIP_DEFLATED) as zip_file:
        for file in sorted((SAMPLES / "mots").iterdir()):
            zip_file.write(file, file.name)
        add(zip_file)

    conversion = converted(archive)

    assert {fate.source: fate.reason for fate in conversion.fates}[path] == code
    assert not any(".." in written or written.endswith("data.csv") for written in conversion.files)


def test_a_bomb_is_refused_unread(tmp_path: Path):
    archive = tmp_path / "bombe.zip"
    with ZipFile(archive, "w", ZIP_DEFLATED) as zip_file:
        zip_file.writestr("run_autograder", b"")
        for number in range(70):
            zip_file.writestr(f"{number}.bin", bytes(1_000_000))

    with pytest.raises(ManifestError) as caught:
        converted(archive, solved=False)

    assert [one.code for one in caught.value.problems] == ["too_many_files"]


SETUPS = {
    "apt-get update\napt-get install -y python3 python3-pip python3-dev\n": (),
    "sudo apt install -y --no-install-recommends \\\n  jq \\\n  python3-numpy && echo ok": ("jq", "python3-numpy"),
    "pip3 install -r /autograder/source/requirements.txt": (),
    "python3 -m pip install 'pandas==2.1' beautifulsoup4 Pillow pytest": (
        "python3-pandas",
        "python3-bs4",
        "python3-pil",
    ),
}


@pytest.mark.parametrize("setup", SETUPS)
def test_packages_of_a_setup_have_debians_names(setup: str):
    files = {"setup.sh": ForeignFile("setup.sh", setup.encode())}

    assert wanted_packages(files) == SETUPS[setup]


def test_a_test_is_found_whatever_its_file_is_called():
    text = "import unittest\nclass T(unittest.TestCase):\n    def test_a(self):\n        '''\\x07 odd'''\n"

    assert [test.name for test in scored_tests({"grade.py": text.encode()})] == ["T::test_a"]
