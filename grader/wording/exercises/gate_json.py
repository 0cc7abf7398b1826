"""What the gate finds of an exercise as JSON: one schema, with a version, for `grader exercise check --json`."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from grader.domain.errors import ManifestProblem
from grader.domain.exercises.runners import Runner
from grader.domain.publishing.mutants import MutantTrial
from grader.domain.publishing.proof import Proof
from grader.domain.publishing.proved import Proved
from grader.domain.text import Language
from grader.wording.exercises.mutant_lines import score_told, survivor_told
from grader.wording.exercises.steadiness_lines import slow_told, steady_told, unsteady_told
from grader.wording.exercises.trainer_lines import MENTIONED, problem_told, proof_told, untripped_told
from grader.wording.grading.run_json import Json, milliseconds

SCHEMA_VERSION = 1
HOLDS, MENTION, REFUSED = "holds", "mention", "refused"
FILES_OF = {"suite_broken": "tests", "must_pass": "solution", "does_not_run": "starter"}
"""Where the file lies that a run's own message names, by the proof's code."""


def gate_json(proved: Proved, image_digest: str, *, proven_at: str, runner: Runner) -> Json:
    """Return what was proven; `docs/trainers/json.md` describes it.

    Args:
        proven_at: The moment, as ISO 8601.
        runner: The exercise's.
    """
    exercise = proved.folder.exercise
    return {
        "schema_version": SCHEMA_VERSION,
        "exercise": exercise.slug,
        "suite_digest": exercise.suite_digest,
        "image_digest": image_digest,
        "checks": [check.id for check in exercise.checks],
        "holds": proved.holds,
        "proven_at": proven_at,
        "findings": list(_findings(proved, runner)),
    }


def unreadable_json(slug: str, problems: Sequence[ManifestProblem]) -> Json:
    """Return the same of a folder that cannot be read."""
    return {
        "schema_version": SCHEMA_VERSION,
        "exercise": slug,
        "suite_digest": None,
        "image_digest": None,
        "checks": [],
        "holds": False,
        "proven_at": None,
        "findings": [_problem(problem, REFUSED) for problem in problems],
    }


def _findings(proved: Proved, runner: Runner) -> Iterator[Json]:
    for proof in proved.proofs:
        yield _proof(proof, runner)
    for problem in proved.refusals:
        yield _problem(problem, REFUSED)
    for problem in proved.warnings:
        yield _problem(problem, MENTION)
    for check in proved.untripped:
        told = {language.value: untripped_told(check, language) for language in Language}
        yield _finding("checks", "untripped", MENTION, told, checks=[check])
    yield from _steadiness(proved)
    if proved.mutants is not None:
        yield from _mutants(proved.mutants)


def _steadiness(proved: Proved) -> Iterator[Json]:
    if proved.runs and not proved.unsteady:
        yield _finding("solution", "steady", HOLDS, _both(lambda language: steady_told(proved.runs, language)))
    for one in proved.unsteady:
        told = {language.value: unsteady_told(one, language) for language in Language}
        yield _finding("solution", f"unsteady_{one.cause}", REFUSED, told, checks=[one.check])
    for late in proved.slow:
        told = {language.value: slow_told(late, language) for language in Language}
        yield _finding("solution", "slow", MENTION, told, checks=[late.check], took=late.took)


def _mutants(trial: MutantTrial) -> Iterator[Json]:
    level = MENTION if trial.survivors else HOLDS
    yield _finding("mutants", "score", level, _both(lambda language: score_told(trial, language)))
    for mutant in trial.survivors:
        told = {language.value: "\n".join(survivor_told(mutant, language)) for language in Language}
        yield _finding("mutants", "survivor", MENTION, told, file=f"solution/{mutant.path}", line=mutant.line)


def _proof(proof: Proof, runner: Runner) -> Json:
    told = _both(lambda language: "\n".join(proof_told(proof, language, runner)))
    level = (MENTION if proof.code in MENTIONED else HOLDS) if proof.holds else REFUSED
    file, line = _place(proof)
    return _finding(
        proof.subject, proof.code, level, told, file=file, line=line, checks=proof.details, took=proof.result.sandbox
    )


def _place(proof: Proof) -> tuple[str | None, int | None]:
    first = proof.result.first_to_mend
    message = first.message if first is not None else proof.result.message
    folder = FILES_OF.get(proof.code)
    if message is None or folder is None or not message.value("file"):
        return None, None
    line = message.params.get("line")
    return f"{folder}/{message.value('file')}", line if isinstance(line, int) else None


def _problem(problem: ManifestProblem, level: str) -> Json:
    told = _both(lambda language: problem_told(problem, language))
    return _finding("files", problem.code, level, told, file=problem.file, line=problem.line)


def _both(told: Callable[[Language], str]) -> dict[str, str]:
    return {language.value: told(language) for language in Language}


def _finding(
    subject: str,
    code: str,
    level: str,
    message: dict[str, str],
    *,
    file: str | None = None,
    line: int | None = None,
    checks: Sequence[str] = (),
    took: timedelta | None = None,
) -> Json:
    return {
        "subject": subject,
        "code": code,
        "level": level,
        "file": file,
        "line": line,
        "checks": list(checks),
        "duration_ms": None if took is None else milliseconds(took),
        "message": message,
    }
