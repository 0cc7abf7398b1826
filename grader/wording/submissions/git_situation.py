"""One situation in which Git says no, and the commands that hand work in after it."""

from dataclasses import dataclass

HAND_IN = ("git add .", 'git commit -m "ma réponse"', "git push")


@dataclass(frozen=True)
class GitSituation:
    """One situation.

    Attributes:
        name: Of its place on the page.
        phrases: Git's own words for it, or another program's.
        meaning: What happened, and what to do; an English text to translate.
        commands: Typed one by one, as they stand.
    """

    name: str
    phrases: tuple[str, ...]
    meaning: str
    commands: tuple[str, ...] = ()
