"""Ask whether what is installed from requirements.lock has known vulnerabilities, and never say "clean" unasked.

`pip-audit --strict` asks the Python Package Index's advisories for every package of the lock. Ends with 0 when all were
asked for and none is known, 1 when one is, and 3 when any could not be asked for: that is "not audited".
"""
# ruff: noqa: INP001, T201 - a program that prints, in no package

import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from pydantic import BaseModel, ValidationError

ROOT = Path(__file__).parents[1]
LOCK, EXCEPTIONS = ROOT / "requirements.lock", ROOT / "scripts" / "audit-exceptions.toml"
CLEAN, VULNERABLE, NOT_AUDITED = 0, 1, 3
OPTIONS = ("--strict", "--require-hashes", "--disable-pip", "--format", "json", "--progress-spinner", "off")
MOST_SECONDS = 600


class Vulnerability(BaseModel):
    """A known vulnerability, as pip-audit reports it."""

    id: str
    aliases: list[str] = []
    fix_versions: list[str] = []


class Dependency(BaseModel):
    """A package, as pip-audit reports it; `skip_reason` says why it was not asked for."""

    name: str
    version: str = ""
    vulns: list[Vulnerability] = []
    skip_reason: str | None = None


class Report(BaseModel):
    """What pip-audit prints: https://pypi.org/project/pip-audit/ ."""

    dependencies: list[Dependency]


class ExceptionRow(BaseModel):
    """A vulnerability that does not touch us."""

    id: str
    package: str
    why: str
    until: date


@dataclass(frozen=True)
class Outcome:
    """How an audit ends."""

    status: int
    lines: tuple[str, ...]


def main() -> int:
    """Audit the lock, print what came of it, and return the exit status."""
    command = [str(Path(sys.executable).with_name("pip-audit")), *OPTIONS, "-r", str(LOCK)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=MOST_SECONDS)  # noqa: S603
        printed, said = done.stdout, done.stderr
    except subprocess.TimeoutExpired:
        printed, said = "", f"no answer within {MOST_SECONDS} s"
    exceptions = tomllib.loads(EXCEPTIONS.read_text("utf-8")).get("exception", [])
    rows = [ExceptionRow.model_validate(row) for row in exceptions]
    outcome = judged(printed, said, wanted=locked(LOCK.read_text("utf-8")), rows=rows, today=datetime.now(UTC).date())
    print("\n".join(outcome.lines))
    return outcome.status


def judged(printed: str, said: str, *, wanted: Mapping[str, str], rows: Sequence[ExceptionRow], today: date) -> Outcome:
    """Return what a report means.

    Args:
        printed: pip-audit's standard output.
        said: Its standard error, whose last line says why a report is missing.
        wanted: The version of each package that must be in the report.
    """
    try:
        report = Report.model_validate_json(printed)
    except ValidationError:
        why = (said.strip().splitlines() or ["pip-audit printed no report"])[-1]
        return Outcome(NOT_AUDITED, (f"not audited: {why}",))
    asked = {canonicalize_name(one.name): one.version for one in report.dependencies if one.skip_reason is None}
    unasked = sorted(name for name, version in wanted.items() if asked.get(name) != version)
    if unasked:
        return Outcome(NOT_AUDITED, (f"not audited: {len(unasked)} of {len(wanted)}: {', '.join(unasked)}",))
    valid = {(canonicalize_name(row.package), row.id) for row in rows if row.until >= today}
    found = tuple(_lines(report, valid))
    if found:
        return Outcome(VULNERABLE, found)
    return Outcome(CLEAN, (f"clean: {len(wanted)} packages, no known vulnerability, {len(valid)} argued exceptions",))


def _lines(report: Report, valid: set[tuple[str, str]]) -> Iterator[str]:
    for one in report.dependencies:
        for known in one.vulns:
            if not valid & {(canonicalize_name(one.name), name) for name in (known.id, *known.aliases)}:
                mended = ", ".join(known.fix_versions) or "no version yet"
                yield f"{one.name} {one.version}: {known.id}, mended in {mended}"


def locked(lock: str) -> dict[str, str]:
    """Return the version of each package that the lock installs on this machine, by its canonical name."""
    lines = (line.split(" \\")[0] for line in lock.splitlines() if line[:1].isalnum())
    wanted = (Requirement(line) for line in lines)
    return {
        canonicalize_name(one.name): str(one.specifier).removeprefix("==")
        for one in wanted
        if one.marker is None or one.marker.evaluate()
    }


if __name__ == "__main__":
    sys.exit(main())
