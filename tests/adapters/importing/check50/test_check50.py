"""What becomes of a folder of check50's; its functions are read, never run."""

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.adapters.importing.writing import write_folder
from grader.domain.errors import ManifestError
from tests.adapters.importing.conftest import SAMPLES, Import
from tests.runners import RUNNERS

Source = Callable[[str], Path]
HEAD = "import check50\n\n@check50.check()\ndef un():\n    '''Un'''\n    "
SOUND = "check50.run('python3 bonjour.py').stdout('x')\n\n@check50.check()\ndef deux():\n    "


def with_checks(root: Path, source: str) -> Path:
    (root / "__init__.py").write_text(source, "utf-8")
    return root


def test_runs_become_cases_with_files_and_needs(imported: Import):
    first, second = imported(SAMPLES / "bonjour50", solved=True).cases

    assert (first.name, first.title.fr, first.stdin) == ("salue", "Dit bonjour", "Ada\n")
    assert first.stdout == "[\\s\\S]*Bonjour Ada\n[\\s\\S]*"
    assert first.files == {"prenoms.txt": "Ada\nKarim\n"}
    assert [(run.stdin, run.stdout) for run in first.more] == [("Zoé\n", r"[\s\S]*Bonjour Zoé \(nouvelle\)[\s\S]*")]
    assert (second.name, second.status, second.stdin, second.needs) == ("refuse", 1, None, ["salue"])


def test_each_function_is_told_of(imported: Import):
    conversion = imported(SAMPLES / "bonjour50", solved=True)

    fates = {fate.source: fate.became or fate.reason for fate in conversion.fates}
    assert fates["__init__.py: exists"] == "implied"
    assert fates["__init__.py: redemande"] == "by_hand"
    assert fates["prenoms.txt"] == ("exercise.toml",)
    assert [(one.line, one.code, one.text) for one in conversion.by_hand][:1] == [(25, "check50_step", ".reject(…)")]


def test_what_is_written_is_an_exercise(imported: Import, tmp_path: Path):
    folder = write_folder(imported(SAMPLES / "bonjour50", solved=True), tmp_path, RUNNERS, replace=False)

    assert folder is not None
    assert folder.exercise.hand_in == ("bonjour.py",)


@pytest.mark.parametrize(
    ("step", "code"),
    [
        ("out = check50.run('python3 bonjour.py').stdout()", "check50_step"),
        ("check50.run(f'python3 {name}').stdout('x')", "check50_step"),
        ("raise check50.Failure('no')", "check50_step"),
        ("check50.run('python3 bonjour.py').exit(300)", "no_case"),
        (r"check50.run('python3 bonjour.py').stdin('\ud800').exit(0)", "no_case"),
        ("check50.run('python3 bonjour.py').stdout(motif(''), '', regex=True)", "check50_step"),
        ("check50.run('python3 bonjour.py').stdout('')", "check50_step"),
        ("open('/etc/passwd').read()", "check50_step"),
        ("check50.run('./bonjour').stdout('x')", "other_tool"),
        ("check50.run('python3 bonjour.py | sort').stdout('x')", "needs_shell"),
        ("check50.run('node b.js').stdout('x')", "other_language"),
        ("check50.run('python3 bonjour.py').stdout('a').stdout('b')", "check50_pattern"),
        ("check50.run('python3 bonjour.py').stdout('(a+)+')", "check50_pattern"),
        ("check50.include('absent.txt')\n    check50.run('python3 bonjour.py').stdout('x')", "file_missing"),
    ],
)
def test_what_no_case_can_say_is_to_be_done_by_hand(step: str, code: str, source: Source, imported: Import):
    conversion = imported(with_checks(source("bonjour50"), HEAD + SOUND + step), solved=True)

    assert [(one.code, one.where) for one in conversion.by_hand if one.where] == [(code, "deux")]
    assert [case.name for case in conversion.cases] == ["un"]


def test_names_that_stand_for_texts_and_patterns_that_code_makes(source: Source, imported: Import):
    step = (
        "saisi = 'Ada'\n    attendu = '$5 (?)'\n"
        "    check50.run(COMMANDE).stdin(saisi, prompt=True).stdout(motif(attendu), attendu, regex=True).exit()"
    )
    root = with_checks(source("bonjour50"), "COMMANDE = 'python3 bonjour.py'\n" + HEAD + step)

    conversion = imported(root)

    assert [(case.stdin, case.stdout) for case in conversion.cases] == [("Ada\n", r"[\s\S]*\$5 \(\?\)[\s\S]*")]
    assert [(note.code, note.where) for note in conversion.notes] == [("check50_words", "un")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("import check50\n", "nothing_maps"),
        ("import check50\ndef (:", "test_syntax"),
        ("import check50\n" + "(" * 100_000, "test_syntax"),
        (HEAD + "print(1)", "nothing_maps"),
    ],
)
def test_a_file_without_a_case_is_refused(content: str, code: str, source: Source, imported: Import):
    root = with_checks(source("bonjour50"), content)

    with pytest.raises(ManifestError) as refused:
        imported(root)

    assert [problem.code for problem in refused.value.problems] == [code]


def test_nothing_of_it_is_run(source: Source, imported: Import, tmp_path: Path):
    mark = tmp_path / "run"

    imported(with_checks(source("bonjour50"), f"open({str(mark)!r}, 'w')\n" + HEAD + SOUND + "pass"), solved=True)

    assert not mark.exists()
