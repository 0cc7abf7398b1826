"""Mutants by words: each change once and alone, strings and comments as they are, with each language's own data."""

import pytest

from grader.adapters.mutation.mutators import MUTATORS
from tests.runners import RUNNERS

CHANGES = {
    ("javascript", "a.js", "if (a <= b && c === 'x < 1') { return true; } // a < b"): [
        "if (a < b && c === 'x < 1') { return true; } // a < b",
        "if (a <= b || c === 'x < 1') { return true; } // a < b",
        "if (a <= b && c !== 'x < 1') { return true; } // a < b",
        "if (a <= b && c === 'x < 1') { return false; } // a < b",
    ],
    ("javascript", "a.js", "const f = (n) => n + 1;\nlet i=-1; i++"): [
        "const f = (n) => n - 1;\nlet i=-1; i++",
        "const f = (n) => n + 2;\nlet i=-1; i++",
        "const f = (n) => n + 1;\nlet i=-2; i++",
    ],
    ("sql", "a.sql", "SELECT nom FROM t WHERE a > 3 ORDER BY b DESC -- WHERE"): [
        "SELECT nom FROM t WHERE 1 = 1 OR a > 3 ORDER BY b DESC -- WHERE",
        "SELECT nom FROM t WHERE a >= 3 ORDER BY b DESC -- WHERE",
        "SELECT nom FROM t WHERE a > 4 ORDER BY b DESC -- WHERE",
        "SELECT nom FROM t WHERE a > 3 ORDER BY b ASC -- WHERE",
    ],
    ("php", "a.php", "<?php return $a >= $b || $c;"): ["<?php return $a > $b || $c;", "<?php return $a >= $b && $c;"],
    ("java", "a.java", "List<Integer> l = a <= b && !c;"): [
        "List<Integer> l = a < b && !c;",
        "List<Integer> l = a <= b || !c;",
    ],
    ("shell", "a.sh", 'if [ "$a" -lt 3 ]; then sort <liste; fi'): [
        'if [ "$a" -le 3 ]; then sort <liste; fi',
        'if [ "$a" -lt 4 ]; then sort <liste; fi',
    ],
}


def mutants(language: str, path: str, content: bytes) -> list[str]:
    runner = RUNNERS[language]
    return [one.content.decode() for one in MUTATORS[runner.mutants or ""](runner)(path, content)]


@pytest.mark.parametrize(("language", "path", "program"), CHANGES)
def test_each_word_is_changed_once_and_alone(language: str, path: str, program: str):
    assert mutants(language, path, program.encode()) == CHANGES[language, path, program]


@pytest.mark.parametrize(("path", "content"), [("a.js", b"\xff"), ("a.unknown", b"a < b"), ("a.js", b"")])
def test_what_cannot_be_read_has_none(path: str, content: bytes):
    assert mutants("javascript", path, content) == []


def test_a_mutant_says_where_it_differs():
    runner = RUNNERS["javascript"]

    (one,) = MUTATORS["words"](runner)("a.js", b"let a;\nreturn a > b;\r\n")

    assert (one.line, one.before, one.after) == (2, ("return a > b;\r",), ("return a >= b;\r",))
