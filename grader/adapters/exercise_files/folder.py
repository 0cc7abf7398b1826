"""Reads an exercise's folder whole: manifest, statements, starter, solution, tests and wrong solutions."""

import tomllib
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from grader.adapters.exercise_files.cases import CASES_FILE, cases_file, only_program
from grader.adapters.exercise_files.consistency import inconsistencies
from grader.adapters.exercise_files.doubts import doubts_of
from grader.adapters.exercise_files.history_file import HISTORY_FILE, read_history
from grader.adapters.exercise_files.lines import line_in, line_of
from grader.adapters.exercise_files.loose_ends import asks_for_nothing, idle_overlays
from grader.adapters.exercise_files.manifest import MANIFEST, Manifest
from grader.adapters.exercise_files.pictures import FOLDER as PICTURES
from grader.adapters.exercise_files.pictures import picture_in, picture_problems, with_pictures
from grader.adapters.exercise_files.shared_tests import shared_tests, sharing_problems
from grader.adapters.exercise_files.suite import SUITES, UNREADABLE
from grader.adapters.exercise_files.toml_text import parsed
from grader.domain.errors import ManifestError, ManifestProblem
from grader.domain.exercises.exercise import ExerciseFolder, SourceFile, WrongSolution
from grader.domain.exercises.history import Step
from grader.domain.exercises.runners import Runner, Runners
from grader.domain.text import Text

HISTORY = "history"
"""The fixture by which tests look at the learner's commits."""
MAX_EXERCISE_FILE_BYTES = 1_048_576
LEFT_OUT = frozenset({"__pycache__", ".pytest_cache", ".git"})


def read_folder(folder: Path, runners: Runners) -> ExerciseFolder:
    """Return everything in an exercise's folder.

    Raises:
        ManifestError: Something is wrong in it; all mistakes are named at once, with file and line.
    """
    text = _manifest_text(folder)
    raw = _toml(text)
    tests = _files(folder / "tests")
    manifest, problems = _manifest(raw, text)
    wrong_folders = [path.name for path in sorted((folder / "wrong").glob("*")) if path.is_dir()]
    problems += [
        ManifestProblem(MANIFEST, line_of(text, where), code, _dotted(where), value)
        for code, where, value in inconsistencies(
            raw, folder_name=folder.absolute().name, tests=tests, wrong_folders=wrong_folders, runners=runners
        )
    ]
    problems += [
        *_missing_parts(folder, raw, tests),
        *_too_large(folder),
        *_history_problems(folder, wrong_folders),
        *_loose_ends(folder, manifest, wrong_folders),
        *(sharing_problems(manifest, tests) if manifest else ()),
        *(picture_problems(manifest, _pictures(folder)) if manifest else ()),
    ]
    if problems or manifest is None:
        raise ManifestError(tuple(sorted(problems, key=lambda one: (one.file, one.line or 0))))
    return _assemble(folder, manifest, text, tests, runners[manifest.runner])


def _assemble(
    folder: Path, manifest: Manifest, text: str, tests: Mapping[str, bytes], runner: Runner
) -> ExerciseFolder:
    solution = _files(folder / "solution")
    statement = Text(fr=_read(folder / "statement.fr.md"), en=_read(folder / "statement.en.md"))
    suite = SUITES[runner.suites](tests)
    exercise = manifest.value(
        runner,
        statement=statement,
        tests=_sources({**tests, **_cases(manifest)}),
        starter=_sources(_files(folder / "starter")),
        asks_history=suite.asks_for(HISTORY),
    )
    exercise = with_pictures(exercise, manifest, _pictures(folder))
    if manifest.share_tests:
        given = {one.path: one.content for one in exercise.starter} | shared_tests(exercise, runner)
        exercise = replace(exercise, starter=_sources(given))
    wrong = tuple(_wrong(folder, one.value(), solution) for one in manifest.wrong)
    doubts = doubts_of(exercise, suite, solution, text, runner)
    files = {"solution": _sources(solution)} | {f"wrong/{one.name}": laid for one, laid in wrong}
    return ExerciseFolder(
        exercise,
        files["solution"],
        wrong,
        refusals=doubts.refusals,
        warnings=doubts.thoughts,
        histories={name: steps for name, laid in files.items() if isinstance(steps := _steps(name, laid), tuple)},
    )


def _loose_ends(folder: Path, manifest: Manifest | None, wrong_folders: Sequence[str]) -> Iterator[ManifestProblem]:
    for name in ("statement.fr.md", "statement.en.md"):
        try:
            _read(folder / name)
        except UnicodeDecodeError:
            yield ManifestProblem(name, None, "not_utf8")
    solution = _files(folder / "solution")
    if manifest is not None and solution:
        yield from asks_for_nothing(manifest.hand_in, solution)
        yield from idle_overlays({name: _files(folder / "wrong" / name) for name in wrong_folders}, solution)


def _steps(name: str, files: Iterable[SourceFile]) -> tuple[Step, ...] | ManifestProblem | None:
    """Return the commits that files are said to have come by, a mistake in them, or None where nothing is said."""
    found = next((file for file in files if file.path == HISTORY_FILE), None)
    return read_history(f"{name}/{HISTORY_FILE}", found.content) if found is not None else None


def _pictures(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): picture_in(path) for path in regular_files(folder / PICTURES)}


def _cases(manifest: Manifest) -> dict[str, bytes]:
    """Return the file of the suite that its cases come to, if it has any."""
    program = only_program(manifest.hand_in)
    return (
        {CASES_FILE: cases_file({case.name: case.runs(program) for case in manifest.cases})} if manifest.cases else {}
    )


def _history_problems(folder: Path, wrong_folders: Iterable[str]) -> Iterator[ManifestProblem]:
    for name in ("solution", *(f"wrong/{one}" for one in wrong_folders)):
        found = _steps(name, _sources(_files(folder / name)))
        if isinstance(found, ManifestProblem):
            yield found


def _manifest_text(folder: Path) -> str:
    try:
        return (folder / MANIFEST).read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        raise ManifestError((ManifestProblem(MANIFEST, None, "file_missing"),)) from error
    except UnicodeDecodeError as error:
        raise ManifestError((ManifestProblem(MANIFEST, None, "not_utf8"),)) from error


def _toml(text: str) -> dict[str, object]:
    try:
        return parsed(text)
    except tomllib.TOMLDecodeError as error:
        problem = ManifestProblem(MANIFEST, line_in(str(error), text), "not_toml", text=str(error))
        raise ManifestError((problem,)) from error


def _manifest(raw: dict[str, object], text: str) -> tuple[Manifest | None, list[ManifestProblem]]:
    try:
        return Manifest.model_validate(raw), []
    except ValidationError as error:
        return None, [
            ManifestProblem(
                MANIFEST, line_of(text, fault["loc"]), fault["type"], _dotted(fault["loc"]), _shown(fault["input"])
            )
            for fault in error.errors(include_url=False)
        ]


def _missing_parts(folder: Path, raw: dict[str, object], tests: Mapping[str, bytes]) -> list[ManifestProblem]:
    needed = ("starter", "solution") if raw.get("cases") else ("starter", "solution", "tests")
    parts = [name for name in needed if not any(regular_files(folder / name))]
    if not any((folder / f"statement.{language}.md").is_file() for language in ("fr", "en")):
        parts.append("statement.fr.md")
    hand_in = raw.get("hand_in")
    wanted = [name for name in hand_in if isinstance(name, str)] if isinstance(hand_in, list) else []
    solution = {path.relative_to(folder).as_posix() for path in regular_files(folder / "solution")}
    named = [f"solution/{name}" for name in wanted if not set(name) & set("*?[")]
    parts += [name for name in named if name not in solution]
    missing = [ManifestProblem(part, None, "file_missing") for part in parts]
    programs = ((path, content) for path, content in tests.items() if path.endswith(".py"))
    return missing + [problem for path, content in programs if (problem := syntax_problem(path, content))]


def syntax_problem(path: str, content: bytes) -> ManifestProblem | None:
    """Return why a Python file of `tests/` cannot run, or None."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of an assertion that always holds, the gate has a sentence of its own
            compile(content, path, "exec", dont_inherit=True)
    except UNREADABLE as error:
        return ManifestProblem(f"tests/{path}", getattr(error, "lineno", None), "test_syntax", text=str(error))
    return None


def _wrong(
    folder: Path, wrong: WrongSolution, solution: Mapping[str, bytes]
) -> tuple[WrongSolution, tuple[SourceFile, ...]]:
    return wrong, _sources({**solution, **_files(folder / "wrong" / wrong.name)})


def _files(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder that are taken, by relative POSIX path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in regular_files(folder)
        if path.stat().st_size <= MAX_EXERCISE_FILE_BYTES
    }


def _too_large(folder: Path) -> list[ManifestProblem]:
    """Name each file that is too large to be taken: left out in silence, it would be missed in a run."""
    paths = [path for part in ("starter", "solution", "tests", "wrong") for path in regular_files(folder / part)]
    sizes = {path.relative_to(folder).as_posix(): path.stat().st_size for path in paths}
    return [
        ManifestProblem(name, None, "file_too_large", text=str(-(-size_bytes // 1024)))
        for name, size_bytes in sizes.items()
        if size_bytes > MAX_EXERCISE_FILE_BYTES
    ]


def regular_files(folder: Path) -> Iterator[Path]:
    """Yield the regular files below a folder; caches and links are left out."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and not LEFT_OUT & set(path.parts):
            yield path


def _sources(files: Mapping[str, bytes]) -> tuple[SourceFile, ...]:
    return tuple(SourceFile(path, content) for path, content in files.items())


def _read(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""


def _dotted(location: Sequence[str | int]) -> str:
    return ".".join(str(part) for part in location)


def _shown(value: object) -> str:
    return "" if isinstance(value, dict | list) else repr(value)[:80]
