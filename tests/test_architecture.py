"""ARCHITECTURE.md tells the truth about what is where, and no file or function outgrows the house style."""

import ast
import io
import re
import tokenize
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("grader", "web", "runner_images", "home")
NAMED = re.compile(rf"`((?:{'|'.join(ROOMS)})/[^`\s]*)`")
MAX_LINES_OF_FILE = 300
MAX_LINES_OF_FUNCTION = 30
REASON = re.compile(r"# long: \w+")
"""What stands on the line of a function that is allowed to be longer, with why."""
CLASS = re.compile(r"^ *class (\w+)[(:]", re.MULTILINE)
"""Read as text, as all files' trees take seconds."""

FILES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py") if "__pycache__" not in path.parts)


@dataclass(frozen=True)
class Function:
    """A function with its lines of code: no blank one, no comment, no docstring.

    Where all lines together are within the limit, nobody counts them: reading each file's tokens takes seconds.
    """

    name: str
    lines: int
    excused: bool


@cache
def functions(path: Path) -> tuple[Function, ...]:
    """Return every function of a file; one inside another counts for both."""
    text = path.read_text("utf-8")
    nodes = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    lines = text.splitlines()
    return tuple(_function(node, path, text, lines) for node in nodes)


def _function(node: ast.FunctionDef | ast.AsyncFunctionDef, path: Path, text: str, lines: list[str]) -> Function:
    inside = range(node.lineno, (node.end_lineno or node.lineno) + 1)
    count = len(inside)
    if count > MAX_LINES_OF_FUNCTION:
        count = len(_lines_of_code(text).intersection(inside).difference(_docstring_lines(node)))
    header = lines[node.lineno - 1 : node.body[0].lineno]
    return Function(f"{path.relative_to(ROOT)}:{node.name}", count, any(map(REASON.search, header)))


@cache
def _lines_of_code(text: str) -> frozenset[int]:
    skipped = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
    tokens = [token for token in tokenize.generate_tokens(io.StringIO(text).readline) if token.type not in skipped]
    return frozenset(line for token in tokens for line in range(token.start[0], token.end[0] + 1))


def _docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> range:
    first = node.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        return range(first.lineno, (first.end_lineno or first.lineno) + 1)
    return range(0)


def named_paths() -> list[str]:
    """Return the paths of the rooms that the page names."""
    return sorted(set(NAMED.findall((ROOT / "ARCHITECTURE.md").read_text("utf-8"))))


@pytest.mark.parametrize("path", named_paths())
def test_what_the_page_names_exists(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_page_names_every_room() -> None:
    assert {f"{room}/" for room in ROOMS} - {path.split("/")[0] + "/" for path in named_paths()} == set()


def test_the_page_names_every_folder_that_is_a_rule() -> None:
    folders = {f"grader/{path.parent.name}/" for path in (ROOT / "grader").glob("*/__init__.py")}

    assert folders - set(named_paths()) == set()


FEATURES = {
    *("accommodations", "accounts", "alerts", "charts", "chat", "cohorts", "comments", "competencies", "digests"),
    "exercises",
    *(
        "grading",
        "help_requests",
        "identities",
        "looks",
        "lti",
        "notes",
        "operation",
        "partners",
        "counselling",
        "people",
        "pinned_answers",
        "placements",
        "plans",
        "portfolios",
        "projects",
        "publishing",
    ),
    *(
        "queue",
        "receipts",
        "regrades",
        "remotes",
        "reports",
        "rosters",
        "similarity",
        "stumbles",
        "submissions",
        "tries",
    ),
}
LAYERS = {
    "grader/domain": {
        "assignments",
        "days",
        "errors",
        "masking",
        "naming",
        "page",
        "public_addresses",
        "text",
        "verdicts",
    },
    "grader/engine": {"listing", "ports"},
    "grader/engine/ports": {"audit", "database", "git", "press", "retention", "sources"},
    "grader/wording": {
        "ascii_letters",
        "catalogue",
        "days",
        "empty_lists",
        "locale",
        "numbers",
        "quoting",
        "refused",
        "refused_everywhere",
        "width",
    },
    "grader/adapters/database/schema": {"assignments"},
    "grader/commands": {"demo", "hosting", "installation", "listing"},
    "web/pages": {"help"},
    "web/api": {"app", "document", "endpoints", "request_problems", "shapes"},
    "web/api/shapes": {"basic", "problems"},
}
"""What a layer has beside features, by the layer."""


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_is_sorted_by_features(layer: str) -> None:
    rooms = {path.stem for path in (ROOT / layer).iterdir() if path.suffix == ".py" or path.is_dir()}

    assert rooms - {"__init__", "__pycache__"} <= FEATURES | LAYERS[layer]


def test_the_page_tells_what_every_feature_is_about() -> None:
    rows = re.findall(r"^\| (\w+) \| ", (ROOT / "ARCHITECTURE.md").read_text("utf-8"), re.MULTILINE)

    assert set(rows) & FEATURES == FEATURES


def test_no_file_outgrows_its_limit() -> None:
    lines = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in FILES}

    assert len(lines) > 500
    assert {path: count for path, count in lines.items() if count > MAX_LINES_OF_FILE} == {}


def test_no_function_outgrows_its_limit_without_a_reason() -> None:
    every = [function for path in FILES for function in functions(path)]

    too_long = [one for one in every if one.lines > MAX_LINES_OF_FUNCTION and not one.excused]

    assert len(every) > 500
    assert too_long == []


def test_a_reason_stands_only_where_it_is_needed() -> None:
    excused = [one for path in FILES for one in functions(path) if one.excused]

    assert [one for one in excused if one.lines <= MAX_LINES_OF_FUNCTION] == []


def test_a_class_shares_its_name_with_no_other_but_a_shape_that_shows_it() -> None:
    shapes = ROOT / "web" / "api" / "shapes"
    texts = [path.read_text("utf-8") for path in FILES if not path.is_relative_to(shapes)]
    defined = Counter(name for text in texts for name in CLASS.findall(text))

    assert len(defined) > 500
    assert {name for name, times in defined.items() if times > 1} == set()


def test_the_page_names_every_side_of_the_harness() -> None:
    sides = {f"{path.parent.relative_to(ROOT)}/" for path in (ROOT / "runner_images").glob("*/*/__init__.py")}

    assert sides - set(named_paths()) == set()


def test_the_database_s_revisions_are_one_line_of_succession() -> None:
    files = sorted((ROOT / "grader/adapters/database/migrations/versions").glob("r[0-9]*.py"))
    stated = [re.findall(r'^(?:down_)?revision = "?(\w+)"?$', path.read_text("utf-8"), re.MULTILINE) for path in files]

    numbers = [f"{number:04d}" for number in range(1, len(files) + 1)]

    assert [path.name[1:5] for path in files] == numbers
    assert stated == [list(pair) for pair in zip(numbers, ["None", *numbers], strict=False)]


def test_every_module_says_in_one_sentence_what_it_is() -> None:
    silent = [path for path in FILES if not re.match(r'"""\S', path.read_text("utf-8"))]

    assert silent == []


def test_a_folder_holds_its_rule_and_no_other_code() -> None:
    folders = [path for path in FILES if path.name == "__init__.py"]

    bodies = [ast.parse(path.read_text("utf-8")).body for path in folders]

    assert {len(body) for body in bodies} == {1}


def docstrings(folder: str) -> set[tuple[str, str | None]]:
    """Return the docstrings of a folder's methods that do more than carry one, with the methods' names."""
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / folder).rglob("*.py")]
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    methods = [method for one in classes for method in one.body if isinstance(method, ast.FunctionDef)]
    whole = folder == "grader/engine"
    return {(method.name, ast.get_docstring(method)) for method in methods if whole or len(method.body) > 1}


def test_a_contract_is_told_at_the_port_and_not_again() -> None:
    repeated = docstrings("grader/engine") & docstrings("grader/adapters")

    assert {(name, told) for name, told in repeated if told} == set()
