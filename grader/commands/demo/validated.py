"""What Inès said of competencies of the demo's first class: she validated some, and took one back."""

from grader.assembly import Grader
from grader.commands.demo.demo_cohorts import FIRST
from grader.domain.competencies.validation import Decision
from grader.engine.competencies.deciding import DecisionEntry, LearnerAt, decide

FRAMEWORK, BY = "dwwm-2023", "ines"
SAID = (
    (
        "karim",
        "cp7",
        Decision.VALIDATED,
        "Karim m'a expliqué ses fonctions ligne par ligne, et a changé l'une d'elles.",
    ),
    ("karim", "cp2", Decision.VALIDATED, "Maquettes sur papier, présentées au groupe et corrigées après ses retours."),
    ("chloe", "cp7", Decision.VALIDATED, "Relu ensemble, les noms sont clairs, et chaque cas est prévu."),
    ("ada", "cp1", Decision.VALIDATED, "Poste installé seule, dépôt cloné, premier rendu."),
    ("ada", "cp1", Decision.TAKEN_BACK, "Trop tôt, on refait l'installation ensemble sur un autre poste."),
)
"""Of whom, which competency, what and why, in the order in which she said it."""


def validate_some(grader: Grader) -> None:
    """Say all of it, unless something is said of this class already."""
    with grader.database.read() as tx:
        ines = tx.people.by_handle(BY)
        if ines is None or tx.competencies.validations_in(FIRST.slug):
            return
    for handle, code, decision, comment in SAID:
        decide(
            ines,
            LearnerAt(FIRST.slug, handle),
            DecisionEntry(FRAMEWORK, code, decision, comment),
            zone=grader.settings.zone,
            database=grader.database,
            now=grader.now,
            new_id=grader.new_id,
        )
