"""What is nearly always a mistake, and what only looks like one."""

import pytest

from runner_images.common.tests.advice import ProgramAdvice, advice_on
from tests.runner_images.conftest import Frame, RunJob

FOUND = {
    "a line behind return": ("def f(x):\n    return x\n    print(x)\n", ProgramAdvice("unreachable", 3)),
    "a check behind return": (
        "def f(x):\n    return x\n\n    # trop tard\n    if not x:\n        raise E\n",
        ProgramAdvice("unreachable", 5),
    ),
    "a list as default": ("def f(x, vus=[]):\n    vus.append(x)\n", ProgramAdvice("mutable_default", 1, "vus")),
    "a dict as default, with its type": (
        "def f(vus: dict = {}):\n    pass\n",
        ProgramAdvice("mutable_default", 1, "vus"),
    ),
    "removed while read": (
        "for o in offres:\n    if o:\n        offres.remove(o)\n",
        ProgramAdvice("changed_while_read", 3, "offres"),
    ),
    "deleted while read": ("for o in offres:\n    del offres[0]\n", ProgramAdvice("changed_while_read", 2, "offres")),
    "a sorted None": ("noms = noms.sort()\n", ProgramAdvice("gives_none", 1, ".sort")),
    "a reversed None": ("def f(x):\n    return x.reverse()\n", ProgramAdvice("gives_none", 2, ".reverse")),
    "shown, not given": (
        "def part(p, n):\n    print(p / n)\ndef main():\n    x = part(3, 2)\n    print(x)\n",
        ProgramAdvice("prints_only", 1, "part"),
    ),
    "return in the first round": (
        "def f(xs):\n    for x in xs:\n        n = x\n        return n\n",
        ProgramAdvice("returns_at_once", 4),
    ),
    "return behind an if": (
        "def f(xs):\n    for x in xs:\n        if x:\n            return 1\n        return 2\n",
        ProgramAdvice("returns_at_once", 5),
    ),
}
FINE = {
    "return at the end": "def f(xs):\n    for x in xs:\n        print(x)\n    return xs\n",
    "return in a branch": "def f(x):\n    if x:\n        return 1\n    else:\n        return 2\n",
    "a return of several lines": "def f():\n    return (\n        1\n    )\n",
    "a dict of several lines": "def f():\n    return {\n    'a': 1,\n    }\n",
    "a function behind": "def f():\n    return 1\ndef g():\n    return 2\n",
    "raise in a try": "def f():\n    try:\n        raise E\n    except E:\n        pass\n",
    "None as default": "def f(x, vus=None, n=3):\n    pass\n",
    "removed, and left": "for o in offres:\n    if o:\n        offres.remove(o)\n        break\n",
    "removed from a copy": "for o in list(offres):\n    offres.remove(o)\n",
    "another list is filled": "for o in offres:\n    gardees.append(o)\n",
    "tried again": "while True:\n    n = lire()\n    if n < 0:\n        continue\n    return n\n",
    "shown, and never used": "def dire(x):\n    print(x)\ndire(3)\n",
    "sorted in place": "noms.sort()\nautres = sorted(noms)\n",
    "no Python": "fonction() {\n  return 1;\n  }\n",
}
GIVES_AT_ONCE = "def total(prix):\n    somme = 0\n    for p in prix:\n        somme = somme + p\n        return somme\n"


@pytest.mark.parametrize("name", FOUND)
def test_it_is_found_with_its_line(name: str) -> None:
    program, advice = FOUND[name]

    assert list(advice_on(program.splitlines())) == [advice]


@pytest.mark.parametrize("name", FINE)
def test_nothing_is_said_of_what_is_right(name: str) -> None:
    assert list(advice_on(FINE[name].splitlines())) == []


@pytest.mark.slow
def test_a_wrong_answer_comes_with_the_advice(run_job: RunJob) -> None:
    frames: list[Frame] = run_job(
        GIVES_AT_ONCE, "from bonjour import total\ndef test_it():\n    assert total([1, 2]) == 3\n"
    )

    params = frames[0]["message"]["params"]
    assert (params["advice"], params["advice_line"], params["advice_file"]) == ("returns_at_once", 5, "bonjour.py")


HELPER = "def part(p, n):\n    print(p / n)\n\n\ndef main():\n    x = part(20, 4)\n    print(f'{x:.2f}')\n"
OPENS = "import sys\nnom = sys.argv[1]\nprint(open('liste.txt').read())\n"


@pytest.mark.slow
def test_an_error_about_none_comes_with_what_gives_it(run_job: RunJob) -> None:
    frames: list[Frame] = run_job(HELPER, "from bonjour import main\ndef test_it():\n    main()\n")

    message = frames[0]["message"]
    assert (message["code"], message["params"]["advice"], message["params"]["advice_name"]) == (
        "raised",
        "prints_only",
        "part",
    )


@pytest.mark.slow
@pytest.mark.parametrize(("arguments", "advice"), [("'samedi.txt'", "fixed_name"), ("", None)])
def test_a_file_that_is_always_opened_is_told_where_another_is_given(
    run_job: RunJob, arguments: str, advice: str | None
) -> None:
    program = OPENS if arguments else OPENS.replace("nom = sys.argv[1]\n", "")
    suite = f"def test_it(program):\n    assert program.run('bonjour.py', {arguments}).stdout == 'lait'\n"

    frames: list[Frame] = run_job(program, suite)

    assert frames[0]["message"]["params"]["type"] == "FileNotFoundError"
    assert frames[0]["message"]["params"].get("advice") == advice
