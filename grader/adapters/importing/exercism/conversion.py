"""Turns one exercise of a track into the files of a folder of ours, still in memory."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath

from grader.adapters.exercise_files.folder import syntax_problem
from grader.adapters.exercise_files.manifest import MANIFEST
from grader.adapters.exercise_files.suite import Suite, SuiteTest
from grader.adapters.importing.checks import checks_of
from grader.adapters.importing.conversion import Candidate, Collection, Conversion, Wishes, said
from grader.adapters.importing.dynamic import dynamic_lines
from grader.adapters.importing.exercism.markdown import task_hints
from grader.adapters.importing.exercism.native_tests import NativeTests, native_tests_of
from grader.adapters.importing.exercism.sources import (
    OWN_CONFIG,
    TEST_CLASSES,
    ExerciseModel,
    Sources,
    read_config,
    read_sources,
)
from grader.adapters.importing.exercism.statement import PARTS, Credit, statement
from grader.adapters.importing.exercism.track import ExercismTrack, TrackEntry, read_track
from grader.adapters.importing.languages import PYTHON
from grader.adapters.importing.skipping import without_skipped
from grader.domain.errors import ManifestError, ManifestProblem
from grader.domain.exercises.exercise import Isolation
from grader.domain.exercises.imports import FileFate, fates_of
from grader.domain.text import Language

JEST = ".spec.js"
"""How the names of Jest's files end on Exercism."""


def read_exercism(root: Path, _wishes: Wishes) -> Collection:
    """Return the exercises that an Exercism track lists.

    Raises:
        ManifestError: Its list cannot be read.
    """
    track = read_track(root)
    candidates = tuple(
        Candidate(entry.slug, partial(convert, track, entry), is_given_up=entry.is_deprecated)
        for entry in track.entries
    )
    return Collection("exercism", track.download, candidates, owes_licence=True, licence=track.licence)


def convert(track: ExercismTrack, entry: TrackEntry) -> Conversion:
    """Return an exercise of the track, converted.

    Raises:
        ManifestError: Something that cannot be done without is missing, unreadable or unsafe.
    """
    if entry.problem is not None:
        raise ManifestError((entry.problem,))
    model = read_config(track, entry)
    sources = read_sources(track, entry, model.files)
    native = native_tests_of(sources.tests)
    _refuse_broken_tests(entry, sources)
    tests = Suite(sources.tests).tests()
    hints = task_hints(_document(track, entry, "hints.md"))
    kept = checks_of([test for test in tests if not test.is_skipped], hints)
    checks = native.checks(sources.tests) if native else kept
    if not checks:
        raise ManifestError((ManifestProblem(entry.folder, None, _why_none(sources)),))
    title = entry.name or entry.slug.replace("-", " ").capitalize()
    text = statement(title, _documents(track, entry), _credit(track, entry, model))
    return Conversion(
        slug=entry.slug,
        title=said(title, Language.EN),
        hand_in=_hand_in(sources, native),
        checks=checks,
        files={**_in_folders(sources, native), "statement.en.md": text.encode()},
        runner=native.runner if native else PYTHON,
        isolation=Isolation.SHARED if native else Isolation.SPLIT,
        fates=_fates(track, entry, sources, native),
        notes=(*sources.notes, *_thoughts(entry, sources, tests)),
    )


def _refuse_broken_tests(entry: TrackEntry, sources: Sources) -> None:
    programs = ((path, content) for path, content in sources.tests.items() if path.endswith(".py"))
    found = [problem for path, content in programs if (problem := syntax_problem(path, content))]
    if found:
        told = (replace(one, file=f"{entry.folder}/{one.file.removeprefix('tests/')}") for one in found)
        raise ManifestError(tuple(told))


def _why_none(sources: Sources) -> str:
    """Return the code of why a suite has no test that can be taken over."""
    return "tests_of_jest" if any(path.endswith(JEST) for path in sources.tests) else "no_tests"


def _flat(path: str, native: NativeTests | None) -> str:
    return native.flat(path) if native else path


def _hand_in(sources: Sources, native: NativeTests | None) -> tuple[str, ...]:
    """Return the files that are taken; where the solution has some of its own, a learner's of the same kind, too."""
    listed = [_flat(path, native) for path in sources.solution if path not in sources.added]
    own = {PurePosixPath(path).with_name(f"*{PurePosixPath(path).suffix}") for path in sources.added}
    return (*listed, *sorted(_flat(pattern.as_posix(), native) for pattern in own))


def _fates(
    track: ExercismTrack, entry: TrackEntry, sources: Sources, native: NativeTests | None
) -> tuple[FileFate, ...]:
    """Return what became of each file below the exercise's folder, by its path in the track."""
    pairs = [(path, f"starter/{_flat(path, native)}") for path in sources.starter]
    pairs += [(sources.examples.get(path, path), f"solution/{_flat(path, native)}") for path in sources.solution]
    pairs += [(path, f"tests/{_flat(path, native)}") for path in sources.tests]
    documents = [f".docs/{part}" for part in PARTS if track.download.has(f"{entry.folder}/.docs/{part}")]
    pairs += [(path, "statement.en.md") for path in documents]
    pairs += [(OWN_CONFIG, MANIFEST), (".docs/hints.md", MANIFEST)]
    there = tuple(track.download.paths(entry.folder))
    became = [(f"{entry.folder}/{source}", path) for source, path in pairs]
    return fates_of([pair for pair in became if pair[0] in there], dict.fromkeys(there, "not_named"))


def _in_folders(sources: Sources, native: NativeTests | None) -> dict[str, bytes]:
    tests = native.without_skips(sources.tests) if native else without_skipped(sources.tests)
    # Classes that the track gives beside the learner's own are compiled with both.
    given = {
        path: content
        for path, content in tests.items()
        if native and not path.endswith(native.suffix) and not path.startswith(TEST_CLASSES)
    }
    folders = {"starter": {**given, **sources.starter}, "solution": sources.solution, "tests": tests}
    return {
        f"{folder}/{_flat(path, native)}": content
        for folder, files in folders.items()
        for path, content in files.items()
    }


def _thoughts(entry: TrackEntry, sources: Sources, tests: Sequence[SuiteTest]) -> Iterator[ManifestProblem]:
    """Yield whether the track gave it up, which tests are left out, and where more may come from than were found."""
    if entry.is_deprecated:
        yield ManifestProblem(entry.folder, None, "deprecated")
    skipped = ", ".join(test.name for test in tests if test.is_skipped)
    if skipped:
        yield ManifestProblem(entry.folder, None, "tests_skipped", text=skipped)
    for path, content in sources.tests.items():
        for line in dynamic_lines(content) if path.endswith(".py") else ():
            yield ManifestProblem(f"{entry.folder}/{path}", line, "tests_made_while_running")


def _documents(track: ExercismTrack, entry: TrackEntry) -> list[str]:
    """Return the documents of the statement that there are; the instructions must be one of them."""
    track.download.decoded(".docs/instructions.md", below=entry.folder)
    return [text for part in PARTS if (text := _document(track, entry, part))]


def _document(track: ExercismTrack, entry: TrackEntry, name: str) -> str:
    path = f".docs/{name}"
    return track.download.decoded(path, below=entry.folder) if track.download.has(f"{entry.folder}/{path}") else ""


def _credit(track: ExercismTrack, entry: TrackEntry, model: ExerciseModel) -> Credit:
    return Credit(
        language=track.language,
        url=f"https://exercism.org/tracks/{track.slug}/exercises/{entry.slug}",
        authors=model.author_names,
        source=model.source if isinstance(model.source, str) else "",
        source_url=model.source_url if isinstance(model.source_url, str) else "",
        licence=track.licence,
    )
