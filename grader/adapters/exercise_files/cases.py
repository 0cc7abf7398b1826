"""`[[cases]]` of a manifest: checks without a test, each a program's input and the output that is right.

They stand in the manifest, beside the checks that have a test: a trainer who does not program writes one file, each
mistake has its line, and what decides a verdict goes into a file of the suite, apart from words that may be mended.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from pydantic_core import PydanticCustomError

from grader.adapters.exercise_files.bounded_patterns import bounded

CASES_FILE = "cases.json"
"""The file of the suite in which the tests' container finds them; no trainer writes one of this name."""

DEFAULTS: Mapping[str, object] = {
    "args": [],
    "stdin": "",
    "files": {},
    "stdout": None,
    "status": 0,
    "match": "exact",
    "tolerance": 0.0,
}
_RUN_LINE = re.compile(r"\s*(?:stdout|stdin|args|files)\s*=(?P<value>.*)")
_NUMBER = re.compile(r"\d")
_WILDCARDS = re.compile(r"[*?\[]")
Problem = tuple[str, tuple[str | int, ...], str]
Table = Mapping[str, object]


def run_problem(run: Table) -> str | None:
    """Return the code of what does not go together in one run of the program, or None."""
    stdout, match = run.get("stdout"), run.get("match")
    if run.get("tolerance") is not None and match not in {"numbers", None}:
        return "tolerance_without_numbers"
    if match == "numbers" and isinstance(stdout, str) and not _NUMBER.search(stdout):
        return "no_numbers"
    if match != "regex" or not isinstance(stdout, str):
        return None
    try:
        bounded(stdout)
    except PydanticCustomError as error:
        return error.type
    return None


def case_problems(cases: Sequence[Table], hand_in: object) -> Iterator[Problem]:
    """Yield what in each case does not go together, or does not fit the files that are handed in."""
    own = only_program(hand_in)
    for index, case in enumerate(cases):
        yield from _run_problems(("cases", index), case, own)
        more = case.get("more")
        for number, run in enumerate(more if isinstance(more, list) else []):
            if isinstance(run, dict):
                yield from _run_problems(("cases", index, "more", number), {**case, **run}, own)


def only_program(hand_in: object) -> str | None:
    """Return the one file that is handed in; None where there are several, or a pattern."""
    listed = hand_in if isinstance(hand_in, list) else []
    names = [name for name in listed if isinstance(name, str) and not _WILDCARDS.search(name)]
    return names[0] if len(names) == 1 == len(listed) else None


def _run_problems(place: tuple[str | int, ...], run: Table, own: str | None) -> Iterator[Problem]:
    if "program" not in run and own is None:
        yield "program_needed", (*place, "program"), ""
    if "stdout" not in run and "status" not in run:
        yield "nothing_expected", (*place, "stdout"), ""
    code = run_problem(run)
    if code is not None:
        yield code, (*place, "tolerance" if code == "tolerance_without_numbers" else "stdout"), ""


def cases_file(cases: Mapping[str, Sequence[Table]]) -> bytes:
    """Return the file of the suite that holds the runs of each case, by its name."""
    return json.dumps(cases, ensure_ascii=False, sort_keys=True, indent=1).encode()


def hidden_outputs(file: bytes, tests: Sequence[str]) -> Iterator[str]:
    """Yield the lines that these cases of a suite's file expect, without those that any other case expects, too."""
    hidden = {test.partition("::")[2] for test in tests if test.startswith(f"{CASES_FILE}::")}
    cases: Mapping[str, Sequence[Table]] = json.loads(file)
    shown = {line for name, runs in cases.items() if name not in hidden for line in _lines_of(runs)}
    yield from (line for name in hidden for line in _lines_of(cases.get(name, [])) if line not in shown)


def _lines_of(runs: Sequence[Table]) -> Iterator[str]:
    yield from (line.strip() for run in runs for line in str(run.get("stdout") or "").splitlines())


def without_runs(manifest: str) -> str:
    """Return a manifest's text with those lines empty that say what cases give and expect: learners read the others."""
    kept: list[str] = []
    quotes = ""
    for line in manifest.splitlines():
        found = None if quotes else _RUN_LINE.match(line)
        kept.append("" if quotes or found else line)
        if quotes:
            quotes = "" if quotes in line else quotes
        elif found:
            quotes = next((mark for mark in ('"""', "'''") if found["value"].count(mark) == 1), "")
    return "\n".join(kept)
