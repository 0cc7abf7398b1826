"""Why somebody may be seen today, in words: a fact, without a name and without a judgement."""

from datetime import UTC, datetime

import pytest

from grader.domain.alerts.exercise_signs import ExerciseSign, ExerciseSignKind
from grader.domain.alerts.rules import AlertRules
from grader.domain.alerts.signs import Sign, SignKind
from grader.domain.stumbles.effort import Effort
from grader.domain.text import Language, Text
from grader.wording.alerts import exercise_sentence, rule_sentences, sign_sentence, standstill_sentence
from tests.domain.samples import BONJOUR

AT = datetime(2026, 11, 24, 14, tzinfo=UTC)
CHECK = BONJOUR.checks[0]
EXERCISES = {BONJOUR.slug: BONJOUR}
BANNED = ("échec", "échou", "faux", "mauvais", "retard")


def said(sign: Sign, language: Language = Language.FR) -> str:
    text = sign_sentence(sign, EXERCISES, language, clock=lambda _: "mardi 24 novembre, 14 h")
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("sign", "told"),
    [
        (Sign(SignKind.HELP, AT, AT, exercise="gone"), "A demandé de l'aide pour « gone » : mardi 24 novembre, 14 h."),
        (Sign(SignKind.REVIEW, AT, AT, 1), "1 commentaire attend une réponse depuis mardi 24 novembre, 14 h."),
        (
            Sign(SignKind.REVIEW, AT, AT, 2),
            "2 commentaires attendent une réponse, le premier depuis mardi 24 novembre, 14 h.",
        ),
        (
            Sign(SignKind.STUCK, AT, AT, 6, "gone", "adds"),
            "Le test « adds » de « gone » ne passe pas depuis 6 essais, depuis mardi 24 novembre, 14 h.",
        ),
        (
            Sign(SignKind.STUCK, AT, AT, 3, "gone"),
            "« gone » s'arrête avant ses tests depuis 3 essais, depuis mardi 24 novembre, 14 h.",
        ),
        (Sign(SignKind.BEHIND, None, AT, 1), "1 exercice attendu n'est pas encore réussi."),
        (Sign(SignKind.BEHIND, None, AT, 3), "3 exercices attendus ne sont pas encore réussis."),
        (
            Sign(SignKind.QUIET, AT, AT, 1),
            "Aucun rendu depuis 1 jour ouvré : le dernier date du mardi 24 novembre, 14 h.",
        ),
        (
            Sign(SignKind.QUIET, None, AT, 4),
            "Encore aucun rendu, alors que la promo travaille depuis plus de 4 jours ouvrés.",
        ),
    ],
)
def test_each_sign_has_its_sentence(sign: Sign, told: str) -> None:
    assert said(sign) == told
    assert not [word for word in BANNED if word in told.lower()]
    assert said(sign, Language.EN) != told


def test_an_exercise_and_its_check_are_named_by_their_titles() -> None:
    told = said(Sign(SignKind.STUCK, AT, AT, 6, BONJOUR.slug, CHECK.id))

    assert f"« {CHECK.title.in_(Language.FR)} » de « {BONJOUR.title.in_(Language.FR)} »" in told


def test_exercises_are_told_of_by_how_many_they_stop() -> None:
    hard = ExerciseSign(ExerciseSignKind.HARD, "gone", 5, "adds")
    flaky = ExerciseSign(ExerciseSignKind.FLAKY, "gone", 2)

    assert "arrête 5 apprenants" in exercise_sentence(hard, EXERCISES, Language.FR)
    assert "2 hand-ins came out otherwise" in exercise_sentence(flaky, EXERCISES, Language.EN)


def test_rules_name_their_numbers() -> None:
    told = " ".join(rule_sentences(AlertRules(7, 45, 6, 5, 4), Language.FR))

    assert all(number in told for number in ("7 essais", "45 minutes", "6 ou plus", "5 ou plus"))


def test_what_stops_somebody_is_told_with_its_tries() -> None:
    effort = Effort("d", "E", 3, AT, None, "k", "adds", 2, AT, AT)

    stopped = standstill_sentence(effort, Text("additionne", "adds"), "mardi", Language.FR)
    whole = standstill_sentence(effort, None, "Tuesday", Language.EN)

    assert stopped.endswith("additionne\N{NO-BREAK SPACE}» ne passe pas\N{NO-BREAK SPACE}: 2 essais, depuis mardi.")
    assert whole == "It stops before its tests: 2 tries, since Tuesday."
