"""What is said of versions."""

from dataclasses import replace
from datetime import timedelta

import pytest

from grader.domain.exercises.changes import PublishedVersion, VersionChanges
from grader.domain.text import Language
from grader.wording.exercises.version_lines import back_lines, change_sentences, version_lines
from tests.domain.samples import BONJOUR, MORNING

HELLO, NAME, TRIMS = BONJOUR.checks
NEWER = PublishedVersion(replace(BONJOUR, suite_digest="e" * 64), MORNING + timedelta(days=1), True, VersionChanges(tests=True))


@pytest.mark.parametrize(
    ("changes", "sentences"),
    [
        (None, ["La première version."]),
        (VersionChanges(tests=True), ["Ses tests ont été corrigés."]),
        (VersionChanges(added=(HELLO, NAME), tests=True), ["Nouveau : « dit bonjour », « utilise le prénom »."]),
        (VersionChanges(removed=(TRIMS,), tests=True), ["N'est plus vérifié : « enlève les espaces »."]),
        (VersionChanges(weighed=(NAME,)), ["Avec d'autres points, ou après d'autres tests : « utilise le prénom »."]),
        (
            VersionChanges(files=True, limits=True),
            ["D'autres fichiers sont à rendre.", "Les limites de temps, de mémoire ou d'affichage ont changé."],
        ),
    ],
)
def test_each_change_is_a_sentence(changes: VersionChanges | None, sentences: list[str]) -> None:
    said = [sentence.replace("\N{NO-BREAK SPACE}", " ") for sentence in change_sentences(changes, Language.FR)]

    assert said == sentences


def test_the_one_in_use_is_ticked() -> None:
    older = PublishedVersion(BONJOUR, MORNING, False)

    assert list(version_lines((NEWER, older), Language.EN)) == [
        "✓ eeeeeeeeeeee  2026-11-24 08:05 UTC  new hand-ins run against it",
        "    Its tests were mended.",
        "  dddddddddddd  2026-11-23 08:05 UTC",
        "    The first version.",
    ]


def test_a_version_that_came_back_says_what_stays_to_be_done() -> None:
    said = "\n".join(back_lines(replace(NEWER, current=False), Language.EN))

    assert "bonjour: the version eeeeeeeeeeee is back." in said
    assert "grader exercise publish FOLDER" in said
