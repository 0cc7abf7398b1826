"""Which situation a message of Git's is found to be; each has one place, and none is mended by force."""

import pytest

from grader.wording.submissions.git_help import SITUATIONS, found_by
from grader.wording.submissions.git_situation import GitSituation

PHRASES = [(phrase, situation) for situation in SITUATIONS for phrase in situation.phrases]


@pytest.mark.parametrize(("phrase", "situation"), PHRASES, ids=[phrase for phrase, _ in PHRASES])
def test_each_phrase_finds_its_situation_first(phrase: str, situation: GitSituation) -> None:
    assert found_by(phrase)[0] is situation


@pytest.mark.parametrize(
    ("pasted", "name"),
    [
        (
            " ! [rejected]        main -> main (fetch first)\nerror: failed to push some refs to 'http://x'",
            "fetch-first",
        ),
        ("fatal: You are not currently on a branch.\nTo push the history leading to the current", "no-branch"),
        ("fatal : ni ceci ni aucun de ses répertoires parents n\u2019est un dépôt git : .git", "no-repository"),
        ("UNRELATED HISTORIES", "unrelated"),
        ("detached", "no-branch"),
        ('Changes not staged for commit:\n  (use "git add <file>..."', "nothing-to-commit"),
        ("fatal: unable to auto-detect email address (got 'leo@pc.(none)')", "identity"),
        ("Your branch is ahead of 'origin/main' by 3 commits.", "ahead"),
        ("branche amont", "no-upstream"),
    ],
)
def test_what_people_paste_or_remember_is_found(pasted: str, name: str) -> None:
    assert found_by(pasted)[0].name == name


@pytest.mark.parametrize("query", ["quatre-vingts girafes", "x" * 100_000])
def test_what_nobody_knows_finds_nothing(query: str) -> None:
    assert found_by(query) == ()


@pytest.mark.parametrize("query", ["", "   ", "é", "!!"])
def test_no_question_shows_all(query: str) -> None:
    assert found_by(query) == SITUATIONS


def test_each_situation_has_a_place_of_its_own_and_no_force() -> None:
    commands = " ".join(command for situation in SITUATIONS for command in situation.commands)

    assert len({situation.name for situation in SITUATIONS}) == len(SITUATIONS)
    assert "--force" not in commands
    assert "--hard" not in commands
