"""Turns tests into checks: a stable id, a title to read, and the hints of the task that a test marks."""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from unicodedata import normalize

from grader.adapters.exercise_files.suite import SuiteTest
from grader.adapters.importing.conversion import said
from grader.domain.exercises.exercise import Check
from grader.domain.text import Language

MAX_ID = 60
DIGEST_LETTERS = 6
MAX_TITLE = 120
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
TEST_WORDS = frozenset({"test", "tests"})


def checks_of(
    tests: Sequence[SuiteTest], hints: Mapping[int, Sequence[str]], language: Language = Language.EN
) -> tuple[Check, ...]:
    """Return one check a test, in their order.

    Args:
        hints: Texts by the number of the task that they belong to.
        language: That of the tests' names.
    """
    checks: dict[str, Check] = {}
    titles: set[str] = set()
    for test in tests:
        title = _title(test)
        name = next(name for name in _ids(test) if name not in checks)
        if title in titles:
            title = f"{title} ({_group(test)})"
        titles.add(title)
        texts = tuple(said(hint, language) for hint in hints.get(_task(test) or 0, ()))
        checks[name] = Check(name, test.name, said(title, language), hints=texts)
    return tuple(checks.values())


def _ids(test: SuiteTest) -> Iterator[str]:
    """Yield ids for a test: its own name, then with its class, then with a digest that nothing else has.

    Each depends on the test alone, so that a test which the track adds further down changes none of them.
    """
    words = words_of(test.name.rpartition("::")[2])
    yield fitting("-".join(words), test.name)
    longer = "-".join([*words_of(_group(test)), *words])
    yield fitting(longer, test.name)
    yield f"{longer[: MAX_ID - DIGEST_LETTERS - 1].strip('-')}-{_digest(test.name)}"
    number = 2
    while True:  # two digests of six letters may be equal
        yield f"{_digest(test.name)}-{number}"
        number += 1


def fitting(name: str, source: str) -> str:
    """Return a name that is no longer than an id may be; `source` tells it apart from others cut at the same place."""
    if len(name) <= MAX_ID:
        return name
    cut = name[: MAX_ID - DIGEST_LETTERS - 1].rpartition("-")[0] or name[: MAX_ID - DIGEST_LETTERS - 1]
    return f"{cut.strip('-')}-{_digest(source)}"


def _digest(source: str) -> str:
    return sha256(source.encode()).hexdigest()[:DIGEST_LETTERS]


def _group(test: SuiteTest) -> str:
    """Return what tells two tests of one name apart: the class, or the file."""
    file, *names = test.name.split("::")
    return names[0] if len(names) > 1 else file.removesuffix(".py")


def words_of(name: str) -> list[str]:
    """Return the words of a name in snake or camel case, without accents, in small letters; never none."""
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = [word.lower() for word in WORD.findall(plain)]
    return [word for word in words if word not in TEST_WORDS] or words or ["check"]


def _title(test: SuiteTest) -> str:
    """Return the first line of the test's docstring, or its name in words."""
    said = (ast.get_docstring(test.function) or "").strip().partition("\n")[0].strip()
    if not said:
        name = test.name.rpartition("::")[2]
        said = " ".join(name.removeprefix("test").replace("_", " ").split()) or name
    shown = "".join(character for character in said if character.isprintable())
    return shown if len(shown) <= MAX_TITLE else f"{shown[: MAX_TITLE - 1]}…"


def _task(test: SuiteTest) -> int | None:
    """Return N of `@pytest.mark.task(taskno=N)`."""
    for decorator in test.function.decorator_list:
        if isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Attribute):
            for keyword in decorator.keywords if decorator.func.attr == "task" else ():
                if keyword.arg == "taskno" and isinstance(keyword.value, ast.Constant):
                    return keyword.value.value if isinstance(keyword.value.value, int) else None
    return None
