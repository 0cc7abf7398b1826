"""Turns a template repository of GitHub Classroom into an exercise."""

import re
from collections.abc import Iterable
from pathlib import Path

from grader.adapters.exercise_files.manifest import MANIFEST, CaseModel
from grader.adapters.importing.cases import case_of
from grader.adapters.importing.classroom.autograding_file import AUTOGRADING, tests_in_file
from grader.adapters.importing.classroom.graded_tests import GradedTest
from grader.adapters.importing.classroom.mapping import Mapped, mapped
from grader.adapters.importing.classroom.workflows import tests_in_workflow, workflows_in
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
from grader.adapters.importing.languages import PYTHON
from grader.adapters.importing.layout import Layout, layout_of
from grader.adapters.importing.naming import refusal, statement_of
from grader.adapters.importing.shelves import Shelves, shelves_of
from grader.adapters.importing.single import single
from grader.adapters.importing.solving import GivenAndSolved, sides_of
from grader.adapters.importing.tested import tested
from grader.domain.exercises.imports import FileFate, fates_of

OF_TOOLS = re.compile(r"^(?:\.[^/]+(?:/|$)|requirements[^/]*\.txt$|package(?:-lock)?\.json$|pytest\.ini$|setup\.cfg$)")
"""Files that say how GitHub, an editor or a package manager goes about it; none of them is for learners."""


def read_classroom(root: Path, wishes: Wishes) -> Collection:
    """Return the one exercise that a template repository is."""
    return single("classroom", root, wishes, convert)


def convert(download: Download, slug: str, wishes: Wishes) -> Conversion:
    """Return the exercise.

    Raises:
        ManifestError: It grades nothing that can be taken over, or a file of it cannot be read.
    """
    shelves = shelves_of(download, wishes)
    graded = _graded(shelves.given)
    layout = layout_of({path: one for path, one in shelves.given.items() if not OF_TOOLS.match(path)})
    suite = tested(layout.tests, wishes.language)
    plan = mapped(graded, suite.checks, layout.tests)
    if not (plan.cases or plan.checks):
        raise refusal(graded[0].file, "nothing_maps", "; ".join(one.name for one in graded)[:300])
    tests = [path for path, one in shelves.given.items() if one in layout.tests.values()]
    sides = sides_of(plan.programs, layout.programs, shelves, tests=tests, language=wishes.language)
    statement = statement_of(shelves.given, slug, wishes)
    given = {**_beside(shelves, layout, sides, statement.path), **sides.starter}
    return Conversion(
        slug=slug,
        title=statement.title,
        runner=plan.runner or PYTHON,
        hand_in=sides.hand_in,
        checks=tuple(plan.checks.values()),
        cases=tuple(_case(facts, sides, wishes) for facts in plan.cases),
        files={
            **{f"tests/{path}": content for path, content in suite.files.items()},
            **contents(given, "starter"),
            **contents(sides.solution, "solution"),
            statement.document: statement.content,
        },
        fates=_fates(shelves, layout, sides.solution, given, plan, statement.became),
        by_hand=(*plan.by_hand, *suite.by_hand, *statement.by_hand, *sides.by_hand),
        notes=(*plan.notes, *suite.notes),
    )


def _graded(files: ForeignFiles) -> tuple[GradedTest, ...]:
    """Return the tests of the workflows or, where they have none, those of the older file."""
    tests = tuple(test for path in workflows_in(files) for test in tests_in_workflow(path, files[path].content))
    if not tests and AUTOGRADING in files:
        tests = tests_in_file(files[AUTOGRADING].content)
    if not tests:
        raise refusal(AUTOGRADING, "no_graded_tests")
    return tests


def _beside(shelves: Shelves, layout: Layout, sides: GivenAndSolved, readme: str | None) -> dict[str, ForeignFile]:
    """Return the other files of the template, which learners were given too."""
    taken = {one.source for one in (*layout.tests.values(), *sides.starter.values(), *layout.programs.values())}
    others = without(shelves.given, [readme, *layout.idle] if readme else layout.idle)
    return {
        path.removeprefix(layout.root): one
        for path, one in others.items()
        if one.source not in taken and not OF_TOOLS.match(path)
    }


def _case(facts: dict[str, object], sides: GivenAndSolved, wishes: Wishes) -> CaseModel:
    """Return a case; where one file alone is handed in, nobody need say that it is run."""
    known = {"title": {wishes.language.value: str(facts["title"])}}
    if len(sides.hand_in) == 1:
        known["program"] = None  # type: ignore[assignment]
    return case_of({**facts, **known})


def _fates(
    shelves: Shelves,
    layout: Layout,
    solution: ForeignFiles,
    given: ForeignFiles,
    plan: Mapped,
    document: list[tuple[str, str]],
) -> tuple[FileFate, ...]:
    pairs = [*became(layout.tests, "tests"), *became(given, "starter"), *became(solution, "solution")]
    pairs += document
    pairs += [(fate.source.partition(": ")[0], MANIFEST) for fate in plan.fates]
    left = {one.source: _reason(one.source) for one in (*shelves.given.values(), *shelves.solved.values())}
    files = fates_of([pair for pair in pairs if pair[0]], {**left, **shelves.left})
    return _in_order([*files, *plan.fates])


def _in_order(fates: Iterable[FileFate]) -> tuple[FileFate, ...]:
    return tuple(sorted(fates, key=lambda fate: fate.source.partition(": ")[0]))


def _reason(source: str) -> str:
    return "of_tools" if OF_TOOLS.match(source) else "not_needed"
