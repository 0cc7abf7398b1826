"""How a command ends: with a sentence, and an exit status that says who must act."""

PASSED = 0
NOT_PASSED = 1
WRONG_USAGE = 2
OURS = 3
"""The platform's side, or the way to it; the learner's work is not judged by it."""
HELD = 4
"""It arrived, and is checked by itself later, as its exercise bounds tries; there is nothing to do."""


class Ended(Exception):
    """A command ends before its answer."""

    def __init__(self, sentence: str, status: int) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status
