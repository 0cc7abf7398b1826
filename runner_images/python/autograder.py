"""What a trainer's tests may import: sentences for the learner, in both of her languages."""

from dataclasses import dataclass

__all__ = ["say"]


@dataclass(frozen=True)
class Sentence:
    """One sentence in French and in English."""

    fr: str
    en: str


SAID: list[Sentence] = []
"""The sentences of the running test, the last one last; the harness empties it before each."""


def say(*, fr: str, en: str) -> str:
    """Return the message of an assertion, to be shown in the reader's language.

    `assert total == 12, say(fr="Additionne tous les prix.", en="Add up all the prices.")`
    Python evaluates it only when the assertion fails, so the last sentence is the one that explains the failure.
    """
    SAID.append(Sentence(fr, en))
    return fr
