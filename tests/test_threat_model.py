"""SECURITY.md promises nothing that no test holds."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROMISED = (ROOT / "SECURITY.md").read_text("utf-8").partition("## Promised")[2].partition("\n## ")[0]
ROWS = [line.strip("| ").split(" | ") for line in PROMISED.splitlines() if line.startswith("| ")][1:]
HELD_BY = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def names_of(path: Path) -> set[str]:
    """Return the names of a file's tests."""
    tree = ast.parse(path.read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def test_the_page_promises_something() -> None:
    assert len(ROWS) >= 12
    assert all(len(row) == 2 for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=[row[0][:50] for row in ROWS])
def test_each_promise_is_held_by_tests_that_exist(row: list[str]) -> None:
    named = HELD_BY.findall(row[1])

    assert named, f"no test holds: {row[0]}"
    for file, name in named:
        found = names_of(ROOT / file)
        assert found
        assert not name or name in found
