"""Canaries: tests whose outcome is known beforehand, made up for one process and mixed among its real ones.

A program that makes tests pass makes those pass that must fail; one that stops tests stops those that must pass.
"""

import ast
import re
from dataclasses import dataclass
from random import SystemRandom

_WORD = re.compile(r"[a-z]{3,}")
_SPARE = ("adds", "returns", "keeps", "empty", "list", "number", "twice", "first", "last", "several")
_draw = SystemRandom()


@dataclass(frozen=True)
class Canary:
    """One test of ours."""

    name: str
    source: str
    passes: bool


def canaries(tree: ast.Module) -> tuple[Canary, Canary]:
    """Return one that must pass and one that must fail, with names like those of the tests in `tree`."""
    taken = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    words = sorted({word for name in taken for word in _WORD.findall(name.lower())} - {"test"}) or list(_SPARE)
    first = _canary(words, taken, passes=True)
    return first, _canary(words, {*taken, first.name}, passes=False)


def _canary(words: list[str], taken: set[str], *, passes: bool) -> Canary:
    pool = [*words, *_SPARE]
    while (name := "_".join(["test", *_draw.sample(pool, _draw.randint(2, 4))])) in taken:
        continue
    left, right = _draw.randint(2, 900), _draw.randint(2, 900)
    total = left + right if passes else left + right + _draw.randint(1, 40)
    # Nothing by name: what a star import takes away of the builtins is the real tests' to notice.
    body = _draw.choice(
        (
            f"    numbers = [{left}, {right}]\n    assert numbers[0] + numbers[1] == {total}\n",
            f"    number = {left}\n    assert number + {right} == {total}\n",
            f"    prices = {{'tea': {left}}}\n    prices['tea'] += {right}\n    assert prices == {{'tea': {total}}}\n",
            f"    text = '{left}' + '-' + '{right}'\n    assert text.split('-') == ['{left}', '{total - left}']\n",
        )
    )
    return Canary(name, f"\n\ndef {name}():\n{body}", passes)
