"""Turns a folder of check50's into an exercise whose checks are cases."""

from pathlib import Path

from grader.adapters.exercise_files.manifest import MANIFEST
from grader.adapters.importing.check50.planning import plan_of
from grader.adapters.importing.conversion import Collection, Conversion, Wishes, became, contents
from grader.adapters.importing.download import Download
from grader.adapters.importing.languages import PYTHON
from grader.adapters.importing.naming import refusal, statement_of
from grader.adapters.importing.shelves import Shelves, shelves_of
from grader.adapters.importing.single import single
from grader.adapters.importing.solving import sides_of
from grader.domain.exercises.imports import fates_of

IMPORTS = (b"import check50", b"from check50")


def read_check50(root: Path, wishes: Wishes) -> Collection:
    """Return the one exercise that a folder of check50's is."""
    return single("check50", root, wishes, convert)


def convert(download: Download, slug: str, wishes: Wishes) -> Conversion:
    """Return the exercise.

    Raises:
        ManifestError: None of its checks is a program's run, or its file cannot be read.
    """
    shelves = shelves_of(download, wishes)
    file = _checks_file(shelves, download.name)
    plan = plan_of(file, shelves.given, wishes.language)
    if not plan.cases:
        raise refusal(file, "nothing_maps", "; ".join(one.where for one in plan.by_hand)[:300])
    sides = sides_of(plan.programs, {}, shelves, tests=[file, *plan.included], language=wishes.language)
    statement = statement_of(shelves.given, slug, wishes)
    pairs = [(path, MANIFEST) for path in (file, *plan.included)]
    pairs += [*became(sides.starter, "starter"), *became(sides.solution, "solution")]
    left = {one.source: "not_needed" for one in (*shelves.given.values(), *shelves.solved.values())}
    fates = fates_of([pair for pair in (*pairs, *statement.became) if pair[0]], {**left, **shelves.left})
    alone = len(sides.hand_in) == 1
    return Conversion(
        slug=slug,
        title=statement.title,
        runner=plan.runner or PYTHON,
        hand_in=sides.hand_in,
        checks=(),
        cases=tuple(case.model_copy(update={"program": None}) if alone else case for case in plan.cases),
        files={
            **contents(sides.starter, "starter"),
            **contents(sides.solution, "solution"),
            statement.document: statement.content,
        },
        fates=(*fates, *plan.fates),
        notes=tuple(plan.notes),
        by_hand=(*plan.by_hand, *statement.by_hand, *sides.by_hand),
    )


def _checks_file(shelves: Shelves, name: str) -> str:
    found = [path for path, one in shelves.given.items() if path.endswith(".py") and one.content.find(IMPORTS[0]) >= 0]
    found = found or [path for path, one in shelves.given.items() if path.endswith(".py") and IMPORTS[1] in one.content]
    if not found:
        raise refusal(name, "no_tests")
    return found[0]
