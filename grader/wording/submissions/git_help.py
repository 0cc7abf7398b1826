"""When Git says no: what its own words mean, found by what somebody pastes or remembers, English or French."""

import re
import unicodedata

from grader.wording.submissions.git_help_computers import OF_COMPUTERS
from grader.wording.submissions.git_help_history import OF_HISTORY
from grader.wording.submissions.git_situation import GitSituation

SITUATIONS = (*OF_HISTORY, *OF_COMPUTERS)
MOST_ASKED = 2_000
ENOUGH = 0.6
"""The share of a phrase's words that somebody has to type, or to paste among others."""

WORD = re.compile(r"[a-z0-9_.+-]{2,}")


def found_by(query: str) -> tuple[GitSituation, ...]:
    """Return the situations that a message of Git is about, the likeliest first; all of them for no query."""
    asked = _words(query[:MOST_ASKED])
    if not asked:
        return SITUATIONS
    likely = sorted(SITUATIONS, key=lambda one: -_share(one, asked))
    return tuple(one for one in likely if _share(one, asked) >= ENOUGH)


def _share(situation: GitSituation, asked: frozenset[str]) -> float:
    """Return how much of a phrase is asked for, or of what is asked stands in a phrase, at best."""
    phrases = [_words(phrase) for phrase in situation.phrases]
    pasted = max(len(words & asked) / len(words) for words in phrases)
    typed = max(len(words & asked) / len(asked) for words in phrases)
    return max(pasted, typed)


def _words(text: str) -> frozenset[str]:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return frozenset(word.strip(".-") for word in WORD.findall(letters))
