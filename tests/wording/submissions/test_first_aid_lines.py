"""First aid in the terminal: narrow, harmless, in short sentences, whatever the names are."""

import re

import pytest

from grader.domain.submissions.first_aid import Advice, GitTrouble
from grader.domain.text import Language
from grader.wording.submissions.commands import identity, typed
from grader.wording.submissions.first_aid_lines import SENTENCES, first_aid_lines
from tests.wording.hostile import VALUES, is_fit

EN, FR = Language.EN, Language.FR
SITE = "http://127.0.0.1:8000"
MOST_WORDS = 16


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
@pytest.mark.parametrize("trouble", GitTrouble)
def test_hostile_names_stay_harmless(trouble: GitTrouble, value: str, language: Language) -> None:
    lines = first_aid_lines([Advice(trouble, value, f"bonjour/{value}", number=3)] * 5, SITE, language)

    assert [line for line in lines if not is_fit(line)] == []


@pytest.mark.parametrize("trouble", GitTrouble)
def test_a_path_in_a_command_is_quoted_where_it_must_be(trouble: GitTrouble) -> None:
    lines = list(first_aid_lines([Advice(trouble, "mes exos/a.py", "bonjour/bonjour.py")], SITE, FR))

    commands = " ".join(line for line in lines if line.startswith("    "))
    assert commands.replace('"mes exos/a.py', "").count("exos") == 0


def test_each_trouble_is_told_once_with_at_most_three_paths() -> None:
    lines = list(first_aid_lines([Advice(GitTrouble.BIG, f"{number}.zip") for number in range(9)], SITE, EN))

    assert sum(line.startswith("    git rm") for line in lines) == 3
    assert lines[-2:] == ['    git commit -m "tidy up"', "    git push"]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("trouble", SENTENCES)
def test_sentences_are_short(trouble: GitTrouble, language: Language) -> None:
    lines = first_aid_lines([Advice(trouble, "a.py", "bonjour/bonjour.py")], SITE, language)

    text = " ".join(line for line in lines if not line.startswith("    "))
    assert [said for said in re.split(r"[.:] ", text) if len(said.split()) > MOST_WORDS] == []


@pytest.mark.parametrize(
    ("name", "told"),
    [("Ada", "Ada"), ("Inès D.", "Inès D."), ('$(rm -rf ~) "x', "ada"), ("", "ada"), ("é" * 99, "ada")],
)
def test_a_name_is_told_to_git_only_where_it_can_be_typed(name: str, told: str) -> None:
    assert identity(name, "ada") == (
        f'git config --global user.name "{told}"',
        "git config --global user.email ada@example.org",
    )


@pytest.mark.parametrize(
    ("path", "argument"),
    [
        ("bonjour/a.py", "bonjour/a.py"),
        ("été.py", '"été.py"'),
        ("a b.py", '"a b.py"'),
        ("-rf", None),
        ("$HOME", None),
        ("a`b", None),
        ("x" * 60, None),
        ("", None),
    ],
)
def test_a_path_is_typed_only_where_every_shell_takes_it_as_it_stands(path: str, argument: str | None) -> None:
    assert typed(path) == argument
