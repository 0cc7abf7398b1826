"""What is said of whom a board shows, and in which order."""

from collections.abc import Mapping
from dataclasses import dataclass

from grader.domain.cohorts.choice import BoardOrder, OtherState, ShownLearners
from grader.domain.text import Language
from grader.domain.verdicts import Status
from grader.wording.catalogue import N_, gettext_for
from grader.wording.grading.statuses import status_word

SHOWN = {ShownLearners.EVERYBODY: N_("Everybody"), ShownLearners.TO_SEE: N_("To see today")}
STATES = {OtherState.OPEN: N_("Begun, not passed"), OtherState.LATE: N_("Past its date, not passed")}
ORDERS = {
    BoardOrder.NAME: N_("By name"),
    BoardOrder.OLDEST: N_("Last hand-in, oldest first"),
    BoardOrder.NEWEST: N_("Last hand-in, newest first"),
    BoardOrder.FEWEST: N_("Passed exercises, fewest first"),
    BoardOrder.MOST: N_("Passed exercises, most first"),
}


@dataclass(frozen=True)
class Choices:
    """What can be chosen, by the word that the address has for it."""

    show: Mapping[str, str]
    state: Mapping[str, str]
    order: Mapping[str, str]


def choices(language: Language) -> Choices:
    """Return what can be chosen of a board, in words."""
    text = gettext_for(language).gettext
    states = {word.value: text(said) for word, said in STATES.items()}
    return Choices(
        show={word.value: text(said) for word, said in SHOWN.items()},
        state=states | {status.value: status_word(status, language) for status in Status},
        order={word.value: text(said) for word, said in ORDERS.items()},
    )
