"""Turns a folder of tests and the programs that they import into an exercise."""

from pathlib import Path

from grader.adapters.importing.conversion import (
    Collection,
    Conversion,
    ForeignFile,
    ForeignFiles,
    Wishes,
    became,
    contents,
    without,
)
from grader.adapters.importing.download import Download
from grader.adapters.importing.layout import is_test, layout_of
from grader.adapters.importing.naming import refusal, statement_of
from grader.adapters.importing.shelves import shelves_of
from grader.adapters.importing.single import single
from grader.adapters.importing.starters import emptied
from grader.adapters.importing.tested import tested
from grader.domain.errors import ManifestProblem
from grader.domain.exercises.imports import fates_of


def read_suite(root: Path, wishes: Wishes) -> Collection:
    """Return the one exercise that a folder of tests is."""
    return single("pytest", root, wishes, convert)


def convert(download: Download, slug: str, wishes: Wishes) -> Conversion:
    """Return the exercise.

    Raises:
        ManifestError: It has no test, no program, or one that cannot be read.
    """
    shelves = shelves_of(download, wishes)
    solved_alone = {path: one for path, one in without(shelves.solved, shelves.given).items() if not is_test(path)}
    layout = layout_of({**shelves.given, **solved_alone})
    suite = tested(layout.tests, wishes.language)
    if not (suite.checks or suite.by_hand):
        raise refusal(download.name, "no_tests")
    if not layout.programs:
        raise refusal(download.name, "no_program")
    solution = {path: shelves.solution_of(path, one.source) or one for path, one in layout.programs.items()}
    starter, notes = _starter(layout.programs, solution, wishes)
    statement = statement_of(shelves.given, slug, wishes)
    pairs = [*became(layout.tests, "tests"), *became(starter, "starter"), *became(solution, "solution")]
    left = {one.source: "not_needed" for one in (*shelves.given.values(), *shelves.solved.values())}
    return Conversion(
        slug=slug,
        title=statement.title,
        hand_in=tuple(layout.programs),
        checks=suite.checks,
        files={
            **{f"tests/{path}": content for path, content in suite.files.items()},
            **contents(starter, "starter"),
            **contents(solution, "solution"),
            statement.document: statement.content,
        },
        fates=fates_of([*pairs, *statement.became], {**left, **shelves.left}),
        by_hand=(*suite.by_hand, *statement.by_hand),
        notes=(*suite.notes, *notes),
    )


def _starter(
    programs: ForeignFiles, solution: ForeignFiles, wishes: Wishes
) -> tuple[dict[str, ForeignFile], tuple[ManifestProblem, ...]]:
    """Return what learners are given: what the source gives, where that is not the solution itself."""
    given = {path: one for path, one in programs.items() if solution[path].source != one.source}
    made = emptied(without(programs, given), wishes.language)
    notes = [ManifestProblem(f"starter/{path}", None, "starter_made") for path in made if path.endswith(".py")]
    return {**made, **given}, tuple(notes)
