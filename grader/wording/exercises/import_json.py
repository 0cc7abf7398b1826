"""What an import came to as JSON: one schema, with a version, for `grader exercise import --json`."""

from collections.abc import Mapping, Sequence

from grader.domain.errors import ManifestProblem
from grader.domain.exercises.imports import FileFate, ImportReport
from grader.domain.publishing.proof import Trial
from grader.domain.text import Language
from grader.wording.exercises.import_lines import reason_told
from grader.wording.exercises.trainer_lines import problem_told
from grader.wording.grading.run_json import Json
from grader.wording.quoting import quotable

SCHEMA_VERSION = 1


def import_json(report: ImportReport, trials: Mapping[str, Trial]) -> Json:
    """Return the report; `docs/trainers/json.md` describes it.

    Args:
        trials: How each was proven, by slug; empty where nobody asked.
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": report.kind,
        "whole": report.is_whole,
        "exercises": [
            {
                "slug": one.slug,
                "checks": one.checks,
                "points": one.points,
                "proven": trials[one.slug].lacking is None if one.slug in trials else None,
                "files": [_fate(fate) for fate in one.files],
                "by_hand": _problems(one.by_hand),
                "notes": _problems(one.notes),
            }
            for one in report.written
        ],
        "refused": [{"slug": one.slug, "by_hand": _problems(one.problems)} for one in report.refused],
        "given_up": report.given_up,
        "beside": _problems(report.beside),
    }


def _fate(fate: FileFate) -> Json:
    told = {one.value: reason_told(fate.reason, one) for one in Language} if fate.reason else None
    return {"source": quotable(fate.source), "became": list(fate.became), "reason": fate.reason or None, "message": told}


def _problems(problems: Sequence[ManifestProblem]) -> list[Json]:
    return [
        {
            "file": quotable(problem.file),
            "line": problem.line,
            "code": problem.code,
            "message": {one.value: problem_told(problem, one) for one in Language},
        }
        for problem in problems
    ]
