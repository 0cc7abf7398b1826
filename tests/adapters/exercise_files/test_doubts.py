"""What a gate refuses, or mentions, of an exercise that can be run: each with its file and line."""

import pytest

from grader.domain.errors import ManifestProblem
from grader.domain.text import Language
from grader.wording.exercises.trainer_lines import DOUBTS, problem_line
from tests.adapters.exercise_files.conftest import Draft

TESTS = "tests/test_bonjour.py"
HEAD = "import pytest\nimport unittest\nfrom bonjour import saluer\n\n\n"
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
    "one caught among others": 'try: assert saluer("Ada") == "x"\n    except (TypeError, AssertionError): return',
}
MAY_FAIL = {
    "a comparison": WHOLE,
    "raises": "with pytest.raises(TypeError):\n        saluer(3)",
    "a helper of the suite": "check_it()",
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
    assert (refused.file, refused.line) in {(TESTS, 6), (TESTS, 7)}


@pytest.mark.parametrize("kind", MAY_FAIL)
def test_a_test_that_can_fail_is_taken(draft: Draft, kind: str) -> None:
    suite(draft, MAY_FAIL[kind], f"def check_it():\n    {WHOLE}\n")

    assert codes(draft.read().refusals) == []


def test_a_test_that_only_calls_the_program_is_mentioned(draft: Draft) -> None:
    suite(draft, 'saluer("Ada")')

    read = draft.read()

    assert (codes(read.refusals), codes(read.warnings)) == ([], ["no_assertion"])


LEFT_OUT = [
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

    assert (refused.code, refused.text, refused.line) == ("import_or_skip", "pandas", 7 if inside else 6)


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
    assert (thought.file, thought.line) == (TESTS, 12)


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
