"""Reads the files that an exercise of a track names, by the part each plays."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from pydantic import JsonValue, ValidationError

from grader.adapters.importing.download import inner_path
from grader.adapters.importing.exercism.track import ExercismTrack, FilesModel, LenientModel, TrackEntry
from grader.adapters.importing.json_problems import json_problems
from grader.adapters.importing.sharing import modules_in, needed_by
from grader.domain.errors import ManifestError, ManifestProblem

OWN_CONFIG = ".meta/config.json"
TEST_CLASSES = "src/test/java/"
"""Where Gradle and Maven compile whatever lies: classes that the tests use, in packages of their own, too."""


class ExerciseModel(LenientModel):
    """The parts of an exercise's `.meta/config.json` that matter here.

    https://exercism.org/docs/building/tracks/practice-exercises; credits are read in any form, as they stop nothing.
    """

    authors: JsonValue = None
    source: JsonValue = None
    source_url: JsonValue = None
    files: FilesModel = FilesModel()

    @property
    def author_names(self) -> tuple[str, ...]:
        """Who wrote it, in the order of the file; an exercise that was begun long ago names an author by an object."""
        listed = self.authors if isinstance(self.authors, list) else [self.authors]
        names = [
            one.get("exercism_username") or one.get("github_username") if isinstance(one, dict) else one
            for one in listed
        ]
        return tuple(name for name in names if isinstance(name, str) and name)


@dataclass(frozen=True)
class Sources:
    """The files of an exercise, by path relative to its folder.

    Attributes:
        examples: Which file a file of the solution was made of, where it bears another name.
        added: Files of the solution that no stub stands for: a learner may do without.
        notes: Which extra files were refused, and why.
    """

    starter: Mapping[str, bytes]
    solution: Mapping[str, bytes]
    tests: Mapping[str, bytes]
    examples: Mapping[str, str]
    notes: tuple[ManifestProblem, ...]
    added: tuple[str, ...] = ()


def read_config(track: ExercismTrack, entry: TrackEntry) -> ExerciseModel:
    """Return the exercise's own configuration, the lists that it leaves empty filled from the track's patterns."""
    try:
        model = ExerciseModel.model_validate_json(track.download.read(OWN_CONFIG, below=entry.folder))
    except ValidationError as error:
        raise ManifestError(json_problems(f"{entry.folder}/{OWN_CONFIG}", error)) from error
    named = model.files.model_dump()
    needless = {"example", "exemplar"} if named["example"] or named["exemplar"] else set()
    usual = {role: [_filled(path, entry.slug) for path in paths] for role, paths in track.files.model_dump().items()}
    filled = {role: paths or ([] if role in needless else usual[role]) for role, paths in named.items()}
    return model.model_copy(update={"files": FilesModel(**filled)})


def _filled(pattern: str, slug: str) -> str:
    """Return a path of the track's patterns for one exercise: `%{snake_slug}_test.py`."""
    words = slug.split("-")
    pascal = "".join(word.capitalize() for word in words)
    forms = {"kebab": slug, "snake": "_".join(words), "pascal": pascal, "camel": pascal[:1].lower() + pascal[1:]}
    for form, text in forms.items():
        pattern = pattern.replace(f"%{{{form}_slug}}", text)
    return pattern


def read_sources(track: ExercismTrack, entry: TrackEntry, named: FilesModel) -> Sources:
    """Return the files that an exercise names.

    Raises:
        ManifestError: One of them cannot be had, or it is unclear which example solves what.
    """
    solution, test, extra = (_paths(entry, listed) for listed in (named.solution, named.test, named.editor))
    editor, notes = _extras(track, entry, [path for path in extra if path not in solution])
    tests = {path: track.download.read(path, below=entry.folder) for path in test if path not in solution}
    editor |= _beside(track, entry, {**tests, **editor}, known={*solution})
    tests |= _compiled_with(track, entry, tests)
    stubs = {path: track.download.read(path, below=entry.folder) for path in solution}
    examples = _examples(track, entry, named)
    added = _added(solution, examples)
    if not stubs or not examples or len(examples) > len(stubs) + len(added):
        counts = f"{len(examples)}/{len(stubs)}"
        raise ManifestError((ManifestProblem(f"{entry.folder}/{OWN_CONFIG}", None, "examples_unmatched", text=counts),))
    contents = {path: track.download.read(path, below=entry.folder) for path in examples}
    added = {target: example for target, example in added.items() if target not in editor}
    matched = {**_matched(solution, examples), **added}
    models = {target: contents[example] for target, example in matched.items()}
    shared = needed_by([*models.values(), *stubs.values()], editor)
    return Sources({**stubs, **shared}, {**stubs, **models, **shared}, {**tests, **editor}, matched, notes, (*added,))


def _examples(track: ExercismTrack, entry: TrackEntry, named: FilesModel) -> list[str]:
    """Return the model solution's files: a concept's exemplar, or a practice's example."""
    exemplar, example = _paths(entry, named.exemplar), _paths(entry, named.example)
    there = exemplar and track.download.has(f"{entry.folder}/{exemplar[0]}")
    return exemplar if there or not example else example


def _paths(entry: TrackEntry, listed: Iterable[str]) -> list[str]:
    return [inner_path(path, named_in=f"{entry.folder}/{OWN_CONFIG}") for path in listed]


def _extras(
    track: ExercismTrack, entry: TrackEntry, paths: Sequence[str]
) -> tuple[dict[str, bytes], tuple[ManifestProblem, ...]]:
    """Return the extra files, without those that are refused, and why."""
    extras: dict[str, bytes] = {}
    notes: list[ManifestProblem] = []
    for path in paths:
        try:
            extras[path] = track.download.read(path, below=entry.folder)
        except ManifestError as error:
            notes += error.problems
    return extras, tuple(notes)


def _beside(
    track: ExercismTrack, entry: TrackEntry, tests: Mapping[str, bytes], *, known: set[str]
) -> dict[str, bytes]:
    """Return the modules that the tests import from their own folder, though the exercise lists them nowhere."""
    found: dict[str, bytes] = {}
    waiting = [content for path, content in tests.items() if path.endswith(".py")]
    while waiting:
        wanted = sorted(modules_in(waiting.pop()) - known - {*tests, *found})
        present = [path for path in wanted if track.download.has(f"{entry.folder}/{path}")]
        found |= {path: track.download.read(path, below=entry.folder) for path in present}
        waiting += [found[path] for path in present]
    return found


def _compiled_with(track: ExercismTrack, entry: TrackEntry, tests: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the classes that lie beside tests in Java, though the exercise lists them nowhere."""
    if not any(path.startswith(TEST_CLASSES) for path in tests):
        return {}
    there = (path.removeprefix(f"{entry.folder}/") for path in track.download.paths(f"{entry.folder}/{TEST_CLASSES}"))
    return {
        path: track.download.read(path, below=entry.folder)
        for path in there
        if path.endswith(".java") and not path.endswith("Test.java") and path not in tests
    }


def _added(solution: Sequence[str], examples: Sequence[str]) -> dict[str, str]:
    """Return the files that an example made for itself, by place beside the stubs, which must each have theirs."""
    stubs = {PurePosixPath(path).name: path for path in solution}
    made = [path for path in examples if PurePosixPath(path).name not in stubs]
    if len(examples) - len(made) != len(solution):
        return {}
    return {PurePosixPath(solution[0]).with_name(PurePosixPath(path).name).as_posix(): path for path in made}


def _matched(solution: Sequence[str], examples: Sequence[str]) -> dict[str, str]:
    """Return the example of each solution file: the one of its name or, of what is left, the next in order.

    A solution file without an example stays what its stub is.
    """
    left = list(examples)
    matched: dict[str, str] = {}
    for target in solution:
        same = [path for path in left if f"/{path}".endswith(f"/{target}")]
        same = same or [path for path in left if PurePosixPath(path).name == PurePosixPath(target).name]
        if same:
            matched[target] = same[0]
            left.remove(same[0])
    unmatched = [target for target in solution if target not in matched]
    return matched | dict(zip(unmatched, left, strict=False))
