"""What a gate refuses, or mentions, of an exercise that can be run: each with its file and line."""

import pytest

from grader.domain.errors import ManifestProblem
from grader.domain.text import Language
from grader.wording.exercises.trainer_lines import DOUBTS, problem_line
from tests.adapters.exercise_files.conftest import Draft

TESTS = "tests/test_bonjour.py"
HEAD = "import pytest\nimport unittest\nfrom bonjour import Compte, Robot, saluer\n\nNONE = []\n\n"
WHOLE = 'assert saluer("Ada") == "Bonjour Ada !"'


def suite(draft: Draft, says_hello: str, rest: str = "") -> None:
    """Write the tests anew: that of `says-hello` by its body, those of the other checks as they should be."""
    others = ("test_uses_the_name", "test_accepts_an_empty_name", "test_trims_the_spaces")
    body = "".join(f"def {name}():\n    {WHOLE}\n\n\n" for name in others)
    draft.add(TESTS, f"{HEAD}def test_says_hello():\n    {says_hello}\n\n\n{body}{rest}".encode())


ALWAYS = {
    "a constant": "assert True",
    "a text": 'assert "Bonjour"',
    "constants alone": "assert 1 + 1 == 2",
    "the same twice": 'assert saluer("Ada") == saluer("Ada")',
    "a tuple": 'assert (saluer("Ada") == "Bonjour", "…")',
    "a constant behind or": 'assert saluer("Ada") == "x" or True',
    "nothing": "pass",
    "a length of at least nothing": 'assert len(saluer("Ada")) >= 0',
    "a failed assertion that is caught": 'try: assert saluer("Ada") == "x"\n    except Exception: pass',
    "one that is caught without a word": 'try: assert saluer("Ada") == "x"\n    except: print("non")',
    "one that is suppressed": 'with contextlib.suppress(Exception): assert saluer("Ada") == "x"',
    "what no loop comes to": 'for prenom in NONE: assert saluer(prenom) == "x"',
    "what no condition lets through": 'if False: assert saluer("Ada") == "x"',
    "what stands behind the end": 'saluer("Ada")\n    return\n    assert saluer("Ada") == "x"',
    "what equals everything": 'assert saluer("Ada") == mock.ANY',
    "a list": 'assert [saluer("Ada")]',
    "a text with a value": "assert f'{saluer(3)} !'",
    "a function that nobody calls": 'assert lambda: saluer("Ada") == "x"',
    "values that nobody takes": 'assert (saluer(one) == "x" for one in [1, 2])',
    "all of nothing": 'assert all(saluer(one) == "x" for one in [])',
    "either": 'assert saluer("Ada") == "x" or saluer("Ada") != "x"',
    "a loop over no number": 'for one in range(0): assert saluer(one) == "x"',
    "a function within, that nobody calls": 'def inner(): assert saluer("Ada") == "x"',
    "what its end forgets": 'try: assert saluer("Ada") == "x"\n    finally: return',
    "one caught among others": 'try: assert saluer("Ada") == "x"\n    except (TypeError, AssertionError): return',
}
MAY_FAIL = {
    "a comparison": WHOLE,
    "raises": "with pytest.raises(TypeError):\n        saluer(3)",
    "a helper of the suite": "check_it()",
    "a function within, that is called": 'def inner(): assert saluer("Ada") == "x"\n    inner()',
    "all of something": 'assert all(saluer(one) == "x" for one in [1, 2])',
    "another exception that is caught": 'try: assert saluer("Ada") == "x"\n    except TypeError: pass',
    "a failed assertion that is told": 'try: assert saluer("Ada") == "x"\n    except Exception: pytest.fail("non")',
    "a length of at least something": 'assert len(saluer("Ada")) >= 1',
    "an exception": 'if saluer("Ada") != "x":\n        raise AssertionError',
    "equality of the program's own": "assert Compte(3) == Compte(3)",
    "what an object keeps": "robot = Robot()\n    assert robot.name == robot.name",
}


def codes(problems: tuple[ManifestProblem, ...]) -> list[str]:
    return [problem.code for problem in problems]


@pytest.mark.parametrize("kind", ALWAYS)
def test_a_test_that_cannot_fail_is_refused_with_its_line(draft: Draft, kind: str) -> None:
    suite(draft, ALWAYS[kind])

    (refused,) = draft.read().refusals

    assert refused.code == "cannot_fail"
    assert (refused.file, refused.line) in {(TESTS, 7), (TESTS, 8), (TESTS, 10)}


@pytest.mark.parametrize("kind", MAY_FAIL)
def test_a_test_that_can_fail_is_taken(draft: Draft, kind: str) -> None:
    suite(draft, MAY_FAIL[kind], f"def check_it():\n    {WHOLE}\n")

    assert codes(draft.read().refusals) == []


UNRELATED = {
    "nothing of the program's": "assert sum([1, 2]) == 3",
    "what the tests made themselves": "assert own() == 3",
}


@pytest.mark.parametrize("kind", UNRELATED)
def test_a_test_that_uses_nothing_of_the_program_is_refused(draft: Draft, kind: str) -> None:
    suite(draft, UNRELATED[kind], "def own():\n    return sum([1, 2])\n")

    (refused,) = draft.read().refusals

    assert (refused.code, refused.text, refused.line) == ("test_without_program", "test_says_hello", 7)


def test_a_program_whose_names_the_tests_take_for_their_own_is_used_by_none(draft: Draft) -> None:
    suite(draft, WHOLE, "def saluer(prenom):\n    return f'Bonjour {prenom} !'\n")

    assert set(codes(draft.read().refusals)) == {"test_without_program"}


REACHING_IT = {
    "a class that is made before each": "class TestIt:\n    def setup_method(self):\n"
    "        self.it = saluer('Ada')\n\n    def test_it(self):\n        assert self.it == 'Bonjour Ada !'\n",
    "a value of the file": "IT = saluer('Ada')\n\n\ndef test_it():\n    assert IT == 'Bonjour Ada !'\n",
    "an import in the test": "def test_it():\n    import bonjour\n    assert bonjour.saluer('Ada') == 'A'\n",
    "a fixture": "@pytest.fixture\ndef it():\n    return saluer('Ada')\n\n\n"
    "def test_it(it):\n    assert it == 'Bonjour Ada !'\n",
    "a file of its folder": "from autograder import learner_file\n\n\n"
    "def test_it():\n    assert learner_file('notes.txt').exists()\n",
}


@pytest.mark.parametrize("way", REACHING_IT)
def test_whatever_way_a_test_comes_to_the_program_it_is_taken(draft: Draft, way: str) -> None:
    suite(draft, WHOLE, REACHING_IT[way])
    name = "TestIt::test_it" if "class TestIt" in REACHING_IT[way] else "test_it"
    draft.edit("exercise.toml", "test_bonjour.py::test_says_hello", f"test_bonjour.py::{name}")
    draft.edit(TESTS, f"def test_says_hello():\n    {WHOLE}\n\n\n", "")

    assert codes(draft.read().refusals) == []


def test_a_second_value_that_nobody_reads_is_refused(draft: Draft) -> None:
    one = 'class TestIt(unittest.TestCase):\n    def test_it(self):\n        self.assertTrue(saluer("Ada"), 3)\n'
    suite(draft, WHOLE, one)
    draft.edit("exercise.toml", "test_bonjour.py::test_says_hello", "test_bonjour.py::TestIt::test_it")

    assert ("second_unread", "assertTrue") in [(one.code, one.text) for one in draft.read().refusals]


@pytest.mark.parametrize("words", ['"non"', 'fr="Non."', 'fr="Non.", en=" "'])
def test_a_sentence_that_lacks_a_language_is_refused_before_it_is_said(draft: Draft, words: str) -> None:
    suite(draft, f"{WHOLE}, say({words})")
    draft.edit(TESTS, "import pytest\n", "import pytest\nfrom autograder import say\n")

    (refused,) = draft.read().refusals

    assert (refused.code, refused.file, refused.line) == ("half_said", TESTS, 9)


@pytest.mark.parametrize("words", ['fr="Non.", en="No."', "fr=fr, en=en", "**WORDS"])
def test_a_sentence_in_both_is_taken(draft: Draft, words: str) -> None:
    suite(draft, f"{WHOLE}, say({words})")
    draft.edit(TESTS, "import pytest\n", "import pytest\nfrom autograder import say\n")

    assert codes(draft.read().refusals) == []


def test_a_test_that_only_calls_the_program_is_mentioned(draft: Draft) -> None:
    suite(draft, 'saluer("Ada")')

    read = draft.read()

    assert (codes(read.refusals), codes(read.warnings)) == ([], ["no_assertion"])


LEFT_OUT = [
    f"{HEAD}@pytest.mark.parametrize('x', [1, pytest.param(2, marks=pytest.mark.xfail)])\n",
    f"{HEAD}@pytest.mark.skip\n",
    f"{HEAD}@pytest.mark.xfail(reason='…')\n",
    f"{HEAD}pytestmark = pytest.mark.skip\n\n\n",
]


@pytest.mark.parametrize("head", LEFT_OUT)
def test_a_test_that_is_left_out_is_refused(draft: Draft, head: str) -> None:
    suite(draft, WHOLE)
    draft.edit(TESTS, HEAD, head)

    assert codes(draft.read().refusals) == ["test_left_out"]


@pytest.mark.parametrize("line", ["pytest.importorskip('pandas')", "pandas = pytest.importorskip('pandas')"])
@pytest.mark.parametrize("inside", [True, False])
def test_a_module_that_may_be_missing_is_named(draft: Draft, line: str, *, inside: bool) -> None:
    suite(draft, f"{line}\n    {WHOLE}" if inside else WHOLE)
    if not inside:
        draft.edit(TESTS, HEAD, f"{HEAD}{line}\n\n\n")

    (refused,) = draft.read().refusals

    assert (refused.code, refused.text, refused.line) == ("import_or_skip", "pandas", 8 if inside else 7)


def test_a_test_that_skips_itself_is_refused(draft: Draft) -> None:
    suite(draft, f'pytest.skip("…")\n    {WHOLE}')

    assert codes(draft.read().refusals) == ["test_left_out"]


def test_the_second_test_of_a_name_is_refused(draft: Draft) -> None:
    suite(draft, WHOLE, f"def test_says_hello():\n    {WHOLE}\n")

    (refused,) = draft.read().refusals

    assert refused.code == "duplicate_test"
    assert refused.line == len((draft.folder / TESTS).read_text("utf-8").splitlines()) - 1


def test_the_second_class_of_a_name_is_refused_and_a_class_in_a_class(draft: Draft) -> None:
    one = f"class TestIt:\n    def test_one(self):\n        {WHOLE}\n"
    suite(draft, WHOLE, f"{one}\n\n{one}\n    class TestInner:\n        def test_two(self):\n            {WHOLE}\n")

    refused = draft.read().refusals

    assert [(one.code, one.text) for one in refused] == [("duplicate_test", "TestIt"), ("nested_class", "TestInner")]


CHANGES = {
    'monkeypatch.setenv("PRENOM", "Ada")': ("sets_environment", "setenv"),
    'os.environ["PRENOM"] = "Ada"': ("sets_environment", "os.environ"),
    'mock.patch.dict("os.environ", {}).start()': ("sets_environment", "os.environ"),
    'monkeypatch.setattr(sys, "argv", ["x"])': ("sets_arguments", "sys.argv"),
    'sys.argv[1:] = ["x"]': ("sets_arguments", "sys.argv"),
    "monkeypatch.chdir(tmp_path)": ("changes_folder", "chdir"),
    'monkeypatch.setattr("urllib.request.urlopen", print)': ("patches_library", "urllib.request.urlopen"),
    'monkeypatch.setattr(request, "urlopen", print)': ("patches_library", "urllib.request.urlopen"),
    'mock.patch.object(dates, "date").start()': ("patches_library", "datetime.date"),
}
REACHING = [
    'monkeypatch.setattr("builtins.input", print)',
    'monkeypatch.setattr("random.randint", print)',
    'monkeypatch.setattr("bonjour.urlopen", print)',
    'monkeypatch.setattr(bonjour, "urlopen", print)',
    'monkeypatch.setattr(tmp_path, "name", "x")',
]


def around(draft: Draft, change: str) -> None:
    """Have the first test change something around itself."""
    suite(draft, WHOLE)
    imports = "import datetime as dates\nimport os\nimport sys\nfrom unittest import mock\nfrom urllib import request\n"
    draft.edit(TESTS, "import unittest\n", f"{imports}import bonjour\n")
    draft.edit(
        TESTS, f"test_says_hello():\n    {WHOLE}", f"test_says_hello(monkeypatch, tmp_path):\n    {change}\n    {WHOLE}"
    )


@pytest.mark.parametrize("change", CHANGES)
def test_what_a_program_that_runs_apart_does_not_see_is_mentioned_with_its_line(draft: Draft, change: str) -> None:
    around(draft, change)

    (thought,) = draft.read().warnings

    assert (thought.code, thought.text) == CHANGES[change]
    assert (thought.file, thought.line) == (TESTS, 13)


@pytest.mark.parametrize("change", REACHING)
def test_what_reaches_it_is_not(draft: Draft, change: str) -> None:
    around(draft, change)

    assert codes(draft.read().warnings) == []


def test_together_with_the_tests_it_sees_everything(draft: Draft) -> None:
    around(draft, 'monkeypatch.setenv("PRENOM", "Ada")')
    draft.edit("exercise.toml", 'isolation = "split"', 'isolation = "shared"')

    assert codes(draft.read().warnings) == []


def test_a_starter_that_holds_the_solution_is_refused(draft: Draft) -> None:
    solution = (draft.folder / "solution/bonjour.py").read_text("utf-8")
    hidden = "".join(f"# {line}\n" for line in solution.splitlines())
    draft.add("starter/bonjour.py", f"def saluer(prenom):\n    pass\n\n\n{hidden}".encode())

    assert codes(draft.read().refusals) == ["starter_holds_solution"]


SOLUTION = """def saluer(prenom):
    prenom = prenom.strip()
    if prenom == "":
        prenom = "inconnu"
    return f"Bonjour {prenom} !"
"""
QUOTED = {
    "in a docstring": 'def saluer(prenom):\n    """Renvoie.\n\n    %s    """\n    return ""\n',
    "in comments": "def saluer(prenom):\n    # %s\n    return 0\n",
}


def laid(text: str, prefix: str) -> str:
    """Return the lines of a text behind a prefix each, without the first, which is the starter's too."""
    return prefix.join(line.strip() + "\n" for line in text.splitlines()[1:])


@pytest.mark.parametrize(("kind", "prefix"), [("in a docstring", "    "), ("in comments", "    # ")])
def test_a_starter_that_holds_it_in_any_shape_is_refused(draft: Draft, kind: str, prefix: str) -> None:
    draft.add("solution/bonjour.py", SOLUTION.encode())
    draft.add("starter/bonjour.py", (QUOTED[kind] % laid(SOLUTION, prefix)).encode())

    assert codes(draft.read().refusals) == ["starter_holds_solution"]


INDENTED = "".join(f"    {line}\n" for line in SOLUTION.splitlines())
TOLD = {
    "statement.fr.md": {
        "indented": f"# Bonjour\n\nAinsi :\n\n{INDENTED}",
        "fenced": f"# Bonjour\n\n```python\n{SOLUTION}```\n",
        "fenced in a list": f"- Ainsi :\n\n    ```python\n{INDENTED}    ```\n",
        "quoted": "".join(f"> {line}\n" for line in SOLUTION.splitlines()),
        "in a comment": f"# Bonjour\n\n<!--\n{SOLUTION}-->\n",
    },
    "starter/notes.txt": {"in another file": f"Corrigé\n{SOLUTION}"},
}


@pytest.mark.parametrize(("file", "shape"), [(file, shape) for file, shapes in TOLD.items() for shape in shapes])
def test_a_text_that_tells_the_solution_is_mentioned(draft: Draft, file: str, shape: str) -> None:
    draft.add("solution/bonjour.py", SOLUTION.encode())
    draft.add(file, TOLD[file][shape].encode())

    (mentioned,) = draft.read().warnings

    assert (mentioned.code, mentioned.file, mentioned.text) == ("solution_told", file, "bonjour.py")
    told = TOLD[file][shape].splitlines()
    assert mentioned.line == next(number for number, line in enumerate(told, 1) if "prenom.strip()" in line)


def test_a_hint_that_tells_the_solution_is_mentioned_once(draft: Draft) -> None:
    draft.add("solution/bonjour.py", b"def saluer(prenom):\n    return f'Bonjour {prenom} !'\n")
    hint = "Écris `return f'Bonjour {prenom} !'`"
    draft.edit("exercise.toml", "Que fait ta fonction", f"{hint}. Que fait ta fonction")
    draft.edit("exercise.toml", "What does your function", f"{hint}. What does your function")

    told = [one for one in draft.read().warnings if one.code == "solution_told"]

    assert [(one.file, one.line) for one in told] == [("exercise.toml", draft.line("hints ="))]


def test_a_text_that_tells_a_part_of_it_is_not(draft: Draft) -> None:
    draft.add("solution/bonjour.py", SOLUTION.encode())
    draft.add("statement.fr.md", b"# Bonjour\n\n`prenom = prenom.strip()` nettoie.\n")

    assert codes(draft.read().warnings) == []


def hide(draft: Draft) -> None:
    """Hide the check `says-hello`, which expects a text that nobody writes by chance."""
    suite(draft, 'assert saluer("Zénobie") == "Bonjour Zénobie !"')
    draft.edit("exercise.toml", 'id = "says-hello"', 'id = "says-hello"\nvisibility = "hidden"')


PLACES = ["statement.fr.md", "statement.en.md", "starter/bonjour.py"]


@pytest.mark.parametrize("file", PLACES)
def test_the_answer_of_a_hidden_check_is_mentioned_where_it_stands(draft: Draft, file: str) -> None:
    hide(draft)
    told = (draft.folder / file).read_text("utf-8") + "\n# Bonjour Zénobie !\n"
    draft.add(file, told.encode())

    (mentioned,) = draft.read().warnings

    assert (mentioned.code, mentioned.file, mentioned.line) == ("answer_told", file, len(told.splitlines()))


WRITTEN = {
    "12346": ["12346", "12 346", "12\u202f346", "12,346"],
    "21.09": ["21,09", "21.09"],
    "[3, 17, 42]": ["[3,17,42]", "3, 17, 42"],
    "{'a': 3, 'b': 7, 'c': 9}": ['{"a": 3, "b": 7, "c": 9}'],
    "'Bonjour la promo'": ["Bonjour  la promo"],
}


@pytest.mark.parametrize(("answer", "written"), [(answer, one) for answer, ways in WRITTEN.items() for one in ways])
def test_an_answer_is_found_however_it_is_written(draft: Draft, answer: str, written: str) -> None:
    suite(draft, f'assert saluer("Zoé") == {answer}')
    draft.edit("exercise.toml", 'id = "says-hello"', 'id = "says-hello"\nvisibility = "hidden"')
    draft.add("statement.fr.md", f"# Bonjour\n\nOn obtient {written}.\n".encode())

    assert codes(draft.read().warnings) == ["answer_told"]


def test_a_sentence_of_a_check_that_holds_the_answer_of_a_hidden_one_is_refused(draft: Draft) -> None:
    hide(draft)
    draft.edit(TESTS, WHOLE, f'{WHOLE}, say(fr="Zénobie : Bonjour Zénobie !", en="…")')

    assert codes(draft.read().refusals) == ["answer_shown"]


def test_a_check_that_shows_the_answer_of_a_hidden_one_is_refused(draft: Draft) -> None:
    hide(draft)
    draft.edit(TESTS, WHOLE, 'assert saluer("Zénobie") == "Bonjour Zénobie !"')

    assert codes(draft.read().refusals) == ["answer_shown"]


@pytest.mark.parametrize(
    ("at_once", "minutes", "said"), [(5, 15, []), (2, 15, ["tries_punish"]), (5, 45, ["tries_punish"])]
)
def test_a_bound_of_tries_that_punishes_is_mentioned(draft: Draft, at_once: int, minutes: int, said: list[str]) -> None:
    manifest = (draft.folder / "exercise.toml").read_text("utf-8")
    draft.add(
        "exercise.toml", f"{manifest}\n[tries]\nat_once = {at_once}\none_more_every_minutes = {minutes}\n".encode()
    )

    assert codes(draft.read().warnings) == said


def test_an_exercise_without_points_is_mentioned(draft: Draft) -> None:
    manifest = (draft.folder / "exercise.toml").read_text("utf-8")
    lines = ["points = 0" if line.startswith("points") else line for line in manifest.splitlines()]
    draft.add("exercise.toml", "\n".join(lines).encode())

    assert codes(draft.read().warnings) == ["nothing_counts"]


def test_a_question_that_a_page_can_lie_to_is_mentioned(draft: Draft) -> None:
    draft.edit(TESTS, 'assert salutation[:7] == "Bonjour"', 'assert salutation.evaluate("this") == "Bonjour"')

    (warning,) = draft.read().warnings

    assert (warning.file, warning.code) == (TESTS, "asks_the_page")


@pytest.mark.parametrize("pattern", ["random.py", "*.py"])
def test_a_program_with_the_name_of_a_library_is_mentioned(draft: Draft, pattern: str) -> None:
    draft.add("solution/random.py", b"")
    draft.edit("exercise.toml", 'hand_in = ["bonjour.py"]', f'hand_in = ["bonjour.py", "{pattern}"]')

    assert codes(draft.read().warnings) == ["hides_library"]


@pytest.mark.parametrize("code", DOUBTS)
@pytest.mark.parametrize("language", Language)
def test_each_doubt_has_its_sentence(code: str, language: Language) -> None:
    line = problem_line(ManifestProblem("tests/test_x.py", 3, code, "title", "x"), language)

    assert line.startswith("tests/test_x.py:3: ")
    assert "is not right" not in line
