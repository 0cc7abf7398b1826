"""How far a request for help has come, in words."""

from datetime import UTC, datetime

import pytest

from grader.domain.help_requests import HelpRequest, Stage
from grader.domain.people import Person, Role
from grader.domain.text import Language
from grader.wording.help_requests import stage_sentence

AT = datetime(2026, 11, 23, tzinfo=UTC)
INES = Person("P", "ines", "Inès", Role.TRAINER)


@pytest.mark.parametrize(
    ("stage", "yours", "said"),
    [
        (Stage.WAITING, False, "Personne ne s'en occupe encore."),
        (Stage.WAITING, True, "Tes formateurs l'ont reçue. En attendant, tu peux avancer sur autre chose."),
        (Stage.TAKEN, True, "Inès s'en occupe."),
        (Stage.ANSWERED, True, "Inès a répondu dans les commentaires."),
        (Stage.DONE, False, "C'est réglé."),
    ],
)
def test_each_stage_has_its_sentence(stage: Stage, yours: bool, said: str) -> None:  # noqa: FBT001 - a case
    request = HelpRequest("A", "S", "E", "bonjour", "?", "", AT, stage, AT, INES)

    assert stage_sentence(request, Language.FR, yours=yours) == said
