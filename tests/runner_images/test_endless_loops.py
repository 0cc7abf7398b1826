"""Loops whose condition nothing in them changes, and those of which nobody can say so."""

import pytest

from runner_images.common.processes.endless_loops import unchanged

STUCK = {
    "asked once": (
        "n = int(input())\nwhile n != secret:\n    if n < secret:\n        print('plus')\n",
        4,
        (2, "n"),
    ),
    "counter outside": ("i = 0\nwhile i < 10:\n    print(i)\ni += 1\n", 3, (2, "i")),
    "javascript": ("let i = 0;\nwhile (i < 10) {\n  console.log(i);\n}\n", 3, (2, "i")),
    "of a text": ("mot = input()\nwhile mot != 'fin':\n    print(1)\n", 3, (2, "mot")),
    "at the condition": ("while oui:\n    pass\n", 1, (1, "oui")),
}
UNKNOWN = {
    "assigned": ("while n != 3:\n    n = int(input())\n", 2),
    "added to": ("while i < 10:\n    i += 1\n    print(i)\n", 3),
    "added to, in javascript": ("while (i < 10) {\n  i++;\n}\n", 2),
    "one of several": ("while n != secret:\n    a, n = lire()\n", 2),
    "calls something": ("while len(liste) < 3:\n    print(liste)\n", 2),
    "looks into something": ("while file[0] != 1:\n    print(1)\n", 2),
    "for ever": ("while True:\n    print(1)\n", 2),
    "looped over": ("while n < 3:\n    for n in range(2):\n        print(n)\n", 3),
    "global": ("while n < 3:\n    global n\n    avance()\n", 3),
    "no loop": ("print(1)\nprint(2)\n", 2),
    "behind the loop": ("while n < 3:\n    pass\nprint(n)\n", 3),
    "changed by a function": ("def f():\n    global n\n    n += 1\nwhile n < 3:\n    f()\n", 5),
    "a long line": (f"while {'x' * 300} < 3:\n    pass\n", 2),
}


@pytest.mark.parametrize("name", STUCK)
def test_what_never_changes_is_named(name: str) -> None:
    program, line, told = STUCK[name]

    assert unchanged(program.splitlines(), line) == told


@pytest.mark.parametrize("name", UNKNOWN)
def test_nothing_is_said_of_what_is_not_certain(name: str) -> None:
    program, line = UNKNOWN[name]

    assert unchanged(program.splitlines(), line) is None
