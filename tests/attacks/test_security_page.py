"""The counts in SECURITY.md are those of the folders."""

import re
from collections import Counter
from pathlib import Path

from tests.attacks.cases import attacks, honest_programs

PAGE = Path(__file__).parents[2] / "SECURITY.md"
ROW = re.compile(r"^\| (?P<what>[^|]+) \|.*\| (?P<count>\d+) \|$", re.MULTILINE)


def test_its_table_counts_the_cases_of_each_class() -> None:
    told = {row["what"]: int(row["count"]) for row in ROW.finditer(PAGE.read_text("utf-8"))}

    classes = Counter(attack.name.partition("/")[0] for attack in attacks())
    assert told == {**classes, "**all attacks**": classes.total(), "**honest programs**": len(honest_programs())}
