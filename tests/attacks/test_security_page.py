"""What SECURITY.md says of the attacks is what the folders say."""

import re
from collections import Counter
from pathlib import Path

from grader.domain.exercises.exercise import Isolation
from tests.attacks.cases import attacks, honest_programs

PAGE = Path(__file__).parents[2] / "SECURITY.md"
PASSING = re.compile(r"^\| `(?P<name>[a-z-]+/[a-z0-9-]+)` \| (?P<why>.+) \|$", re.MULTILINE)
ROW = re.compile(r"^\| (?P<what>[^|]+) \|.*\| (?P<count>\d+) \|$", re.MULTILINE)


def test_its_table_counts_the_cases_of_each_class() -> None:
    told = {row["what"]: int(row["count"]) for row in ROW.finditer(PAGE.read_text("utf-8"))}

    split = [attack for attack in attacks() if attack.exercise.isolation is Isolation.SPLIT]
    classes = Counter(attack.name.partition("/")[0] for attack in split)
    honest = {case.name for case in honest_programs()}
    assert told == {**classes, "**all attacks**": classes.total(), "**honest programs**": len(honest)}


def test_it_lists_every_attack_that_passes_in_shared_isolation_with_the_reason() -> None:
    told = {row["name"]: row["why"] for row in PASSING.finditer(PAGE.read_text("utf-8"))}

    assert told == {attack.name: attack.passes for attack in attacks() if attack.passes}
