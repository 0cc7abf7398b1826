"""What learners hand in: a program that is right or wrong, each different by a nonce."""

from dataclasses import dataclass

from tests.e2e.desk import mistake, solution

SLUG, FILE = "bonjour", "bonjour/bonjour.py"
RIGHT, WRONG = solution(SLUG), mistake(SLUG, "ignores-the-empty-name")
RETRY_SECONDS = 0.5
TRIES = 100


@dataclass
class Sent:
    """A commit that somebody handed in, or tried to; moments are those of `time.monotonic`.

    Attributes:
        right: Whether its program is the model solution, which must pass, or the mistake, which must not.
        answered_at: When the client was told that it is taken; None while it was not.
    """

    handle: str
    commit: str
    right: bool
    began_at: float
    answered_at: float | None = None
