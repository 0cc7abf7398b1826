"""What changed since the last try, in words."""

import pytest

from grader.domain.grading.change import Change
from grader.domain.text import Language
from grader.wording.grading.changes import change_sentence
from tests.domain.samples import BONJOUR


@pytest.mark.parametrize(
    ("change", "french"),
    [
        (Change(1, ()), "1 test de plus que la dernière fois."),
        (Change(2, ()), "2 tests de plus que la dernière fois."),
        (Change(0, ()), "Autant de tests réussis que la dernière fois."),
        (Change(-1, ("uses-name",)), "Le test 2 passait avant."),
        (Change(-2, ("says-hello", "trims")), "Les tests 1 et 3 passaient avant."),
        (Change(1, ("trims",)), "1 test de plus que la dernière fois. Le test 3 passait avant."),
        (Change(-1, ()), ""),
    ],
)
def test_what_changed_is_said_without_counting_losses(change: Change, french: str) -> None:
    assert change_sentence(change, BONJOUR, Language.FR) == french
