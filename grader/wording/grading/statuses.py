"""The one vocabulary of statuses: the word, what it means, and what to do next."""

from dataclasses import dataclass
from functools import lru_cache

from grader.domain.text import Language
from grader.domain.verdicts import Outcome, Status
from grader.wording.catalogue import N_, gettext_for


@dataclass(frozen=True)
class StatusHelp:
    """What a status word means and what to do, in the reader's language."""

    status: Status
    word: str
    meaning: str
    action: str


WORDS = {
    Status.NONE: N_("Not started"),
    Status.QUEUED: N_("Waiting"),
    Status.RUNNING: N_("Running"),
    Status.PASSED: N_("Passed"),
    Status.PARTIAL: N_("Almost"),
    Status.FAILED: N_("To fix"),
    Status.ERROR: N_("The program stops"),
    Status.TIMEOUT: N_("Too slow"),
    Status.INVALID: N_("Incomplete hand-in"),
    Status.TAMPERED: N_("Not kept"),
    Status.OURS: N_("Our problem"),
    Status.REPLACED: N_("Replaced"),
}

OUTCOMES = {
    Outcome.PASSED: N_("passed"),
    Outcome.FAILED: N_("to fix"),
    Outcome.NOT_RUN: N_("not run"),
}

TAMPERED_SENTENCE = N_("Result not kept: the program interfered with the course of the tests")

SHARED_FOR_STAFF = N_(
    "In this exercise the program and the tests run together: the result is a good indication, no proof. "
    "To be sure, read the code."
)
SHARED_SENTENCE = N_(
    "In this exercise your program and the tests run together: the result is a good indication, no proof."
)
MEANINGS = {
    Status.NONE: N_("Nothing was handed in for this exercise yet."),
    Status.QUEUED: N_("Your hand-in has arrived. The tests start soon."),
    Status.RUNNING: N_("The tests are running right now."),
    Status.PASSED: N_("Every test passes. Well done, this success stays yours."),
    Status.PARTIAL: N_("Some tests pass already. The others need a little more work."),
    Status.FAILED: N_("No test passes yet: the first one to mend says where to look."),
    Status.ERROR: N_("Your program stops before the end, so the tests cannot go on."),
    Status.TIMEOUT: N_("Your program did not finish in the time it has."),
    Status.INVALID: N_("A file is missing or cannot be read, so no test was run."),
    Status.TAMPERED: N_("Result not kept: the program interfered with the course of the tests."),
    Status.OURS: N_("Something broke on our side. It is not your code, and this try does not count."),
    Status.REPLACED: N_("You handed in again before this try was due, so the newer one is checked in its place."),
}

MEANINGS_FOR_STAFF = {
    Status.QUEUED: N_("The hand-in has arrived. The tests start soon."),
    Status.PASSED: N_("Every test passes."),
    Status.PARTIAL: N_("Some tests pass already."),
    Status.FAILED: N_("No test passes yet."),
    Status.ERROR: N_("The program stops before the end, so the tests cannot go on."),
    Status.TIMEOUT: N_("The program did not finish in the time it has."),
    Status.OURS: N_("Something broke on our side. It is not the learner's code, and this try does not count."),
    Status.REPLACED: N_("A newer hand-in came before this one was due, and is checked in its place."),
}
"""What is said otherwise to those who read somebody else's hand-in."""

ACTIONS = {
    Status.NONE: N_("Read the statement, change the file, then run git push."),
    Status.QUEUED: N_("You have nothing to do. You may close the page: the tests go on."),
    Status.RUNNING: N_("You have nothing to do. You may close the page: the tests go on."),
    Status.PASSED: N_("Go on to the next exercise, or help somebody who asks."),
    Status.PARTIAL: N_("Open the first test to fix and compare what is expected with what you get."),
    Status.FAILED: N_("Open the first test: the sentence says where to look. Then push again."),
    Status.ERROR: N_("Read the line that is named, and run the file on your own machine."),
    Status.TIMEOUT: N_("Look for a loop that never ends, or a question that nobody answers."),
    Status.INVALID: N_("Check the name and the place of the file with git status, then push again."),
    Status.TAMPERED: N_("Remove what touches the tests and push again. Your trainer can help you."),
    Status.OURS: N_("You have nothing to do: we try again by ourselves, and the team knows."),
    Status.REPLACED: N_("Open your newest try: this one is kept, and took none of your tries."),
}


@lru_cache(maxsize=1_024)  # a board of 50 learners by 40 exercises asks 2,000 times
def status_word(status: Status, language: Language, *, passed: int = 0, total: int = 0) -> str:
    """Return the word of a status; `partial` carries its counts where `total` is known: `Almost (4/6)`."""
    catalogue = gettext_for(language)
    if status is Status.PARTIAL and total:
        return catalogue.gettext("Almost (%(passed)s/%(total)s)") % {"passed": passed, "total": total}
    return catalogue.gettext(WORDS[status])


def outcome_word(outcome: Outcome, language: Language) -> str:
    """Return the word of one check's outcome."""
    return gettext_for(language).gettext(OUTCOMES[outcome])


def shared_sentence(language: Language, *, yours: bool = True) -> str:
    """Return what is said wherever a result of shared isolation is shown; see `status_help`."""
    return gettext_for(language).gettext(SHARED_SENTENCE if yours else SHARED_FOR_STAFF)


def status_help(status: Status, language: Language, *, yours: bool = True) -> StatusHelp:
    """Return what a status means and what to do next.

    Args:
        yours: The reader is the learner, or may be one.
    """
    text = gettext_for(language).gettext
    meaning = MEANINGS[status] if yours else MEANINGS_FOR_STAFF.get(status, MEANINGS[status])
    meaning, action = text(meaning), text(ACTIONS[status])
    return StatusHelp(status=status, word=text(WORDS[status]), meaning=meaning, action=action)
