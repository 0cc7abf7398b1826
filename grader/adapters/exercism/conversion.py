"""Turns one exercise of a track into the files of a folder of ours, still in memory."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from grader.adapters.exercise_files.folder import syntax_problem
from grader.adapters.exercise_files.suite import Suite, SuiteTest
from grader.adapters.exercism.checks import checks_of
from grader.adapters.exercism.dynamic import dynamic_lines
from grader.adapters.exercism.markdown import task_hints
from grader.adapters.exercism.skipping import without_skipped
from grader.adapters.exercism.sources import ExerciseModel, Sources, read_config, read_sources
from grader.adapters.exercism.statement import PARTS, Credit, statement
from grader.adapters.exercism.track import ExercismTrack, TrackEntry
from grader.domain.errors import ManifestError, ManifestProblem
from grader.domain.exercises.exercise import Check


@dataclass(frozen=True)
class Conversion:
    """An exercise of a track as a folder of ours will hold it.

    Attributes:
        files: Everything but the manifest, by path in the folder.
        notes: What the trainer should know of, though it stops nothing.
    """

    slug: str
    title: str
    hand_in: tuple[str, ...]
    checks: tuple[Check, ...]
    files: Mapping[str, bytes]
    notes: tuple[ManifestProblem, ...]


def convert(track: ExercismTrack, entry: TrackEntry) -> Conversion:
    """Return an exercise of the track, converted.

    Raises:
        ManifestError: Something that cannot be done without is missing, unreadable or unsafe.
    """
    if entry.problem is not None:
        raise ManifestError((entry.problem,))
    model = read_config(track, entry)
    sources = read_sources(track, entry, model.files)
    _refuse_broken_tests(entry, sources)
    tests = Suite(sources.tests).tests()
    kept = [test for test in tests if not test.is_skipped]
    if not kept:
        raise ManifestError((ManifestProblem(entry.folder, None, "no_tests"),))
    title = entry.name or entry.slug.replace("-", " ").capitalize()
    text = statement(title, _documents(track, entry), _credit(track, entry, model))
    return Conversion(
        slug=entry.slug,
        title=title,
        hand_in=tuple(sources.solution),
        checks=checks_of(kept, task_hints(_document(track, entry, "hints.md"))),
        files={**_in_folders(sources), "statement.en.md": text.encode()},
        notes=(*sources.notes, *_thoughts(entry, sources, tests)),
    )


def _refuse_broken_tests(entry: TrackEntry, sources: Sources) -> None:
    programs = ((path, content) for path, content in sources.tests.items() if path.endswith(".py"))
    found = [problem for path, content in programs if (problem := syntax_problem(path, content))]
    if found:
        told = (replace(one, file=f"{entry.folder}/{one.file.removeprefix('tests/')}") for one in found)
        raise ManifestError(tuple(told))


def _in_folders(sources: Sources) -> dict[str, bytes]:
    tests = without_skipped(sources.tests)
    folders = {"starter": sources.starter, "solution": sources.solution, "tests": tests}
    return {f"{folder}/{path}": content for folder, files in folders.items() for path, content in files.items()}


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
