"""Mutants of a program: one small thing is another, and all else stays as it was written."""

import ast

import pytest

from grader.adapters.mutation.syntax_tree import mutants_of

CHANGES = {
    "if a == b: f()": ["if a != b: f()", "if a == b: pass"],
    "x = a <= b < c": ["x = a < b < c", "x = a <= b <= c"],
    "x = a not  in b": ["x = a in b"],
    "x = a is not b": ["x = a is b"],
    "x = (a) + (b - c)": ["x = (a) - (b - c)", "x = (a) + (b + c)"],
    "x = a ** b * c": ["x = a ** b + c", "x = a * b * c"],
    "x = a // b": ["x = a * b"],
    "x = a and b or c": ["x = a and b and c", "x = a or b or c"],
    "x = not a": ["x = a"],
    "x = not(a)": ["x = (a)"],
    "x = [1, 2.5, True, '', 'é', None]": [
        "x = [2, 2.5, True, '', 'é', None]",
        "x = [1, 3.5, True, '', 'é', None]",
        "x = [1, 2.5, False, '', 'é', None]",
        "x = [1, 2.5, True, \"mutant\", 'é', None]",
        "x = [1, 2.5, True, '', \"\", None]",
    ],
    "def f(): return a": ["def f(): return None"],
    "def f(): return None": [],
    "x = x.strip()": ["pass"],
    "x = y.strip()": [],
    "d[k] = v": ["pass"],
    "n += k": ["pass"],
    "while a: break": ["while a: continue"],
    "x = f'{a + b}!'": ['x = ""'],
    "été = é == b": ["été = é != b"],
    "def f(x: int = k) -> str: ...": [],
    "if __name__ == '__main__': print(a + b)": [],
    "a = b  # a == b": [],
    "x = (a  # not +\n + b)": [],
    "def f(:": [],
}


@pytest.mark.parametrize("program", CHANGES)
def test_each_small_thing_is_changed_once_and_alone(program: str) -> None:
    found = [mutant.content.decode() for mutant in mutants_of("p.py", program.encode())]

    assert sorted(found) == sorted(CHANGES[program])


@pytest.mark.parametrize("content", [b"\xff", b"x = 1\0", b"\xef\xbb\xbfx = 1\n" + b"(" * 500])
def test_what_cannot_be_read_has_none(content: bytes) -> None:
    assert list(mutants_of("p.py", content)) == []


def test_a_docstring_is_no_part_of_the_program() -> None:
    assert list(mutants_of("p.py", b'"""Says."""\ndef f():\n    """Says, too."""\n')) == []


def test_a_mutant_says_where_it_differs_line_by_line() -> None:
    program = "def f(a):\r\n    text = g(\r\n        a,\r\n    )\r\n    h(\r\n        text,\r\n    )\r\n"

    found = [(mutant.line, mutant.before[0], mutant.after) for mutant in mutants_of("p.py", program.encode())]

    assert found == [(5, "    h(\r", ("    pass\r",))]


def test_every_mutant_can_be_read_and_comes_in_the_order_of_the_lines() -> None:
    program = "\n".join(f"def f{number}():\n    {line}" for number, line in enumerate(["return a + 1", "x = b < 2"]))

    found = list(mutants_of("p.py", program.encode()))

    assert [mutant.line for mutant in found] == [2, 2, 2, 4, 4]
    assert all(ast.parse(mutant.content) for mutant in found)
