"""What whoever pushes asks of the answer, by `git push -o`: its form, its language, and what it tells besides."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from grader.domain.text import Language


class AnswerForm(StrEnum):
    """How the answer to a push is written.

    `text`: lines as a terminal of today shows them. `ascii`: the same lines without accents or signs.
    `json`: a JSON document a line, for editors.
    """

    TEXT = "text"
    ASCII = "ascii"
    JSON = "json"


class Extra(StrEnum):
    """What an answer in lines tells only to those who ask for it.

    `problems`: where a program stopped, once more in the form `file:line: text` that editors read.
    `receipt`: the signed lines that confirm what came in and what it came to.
    """

    PROBLEMS = "problems"
    RECEIPT = "receipt"


@dataclass(frozen=True)
class Manner:
    """How to answer a push.

    Attributes:
        unknown: Options that mean nothing here, each once; as hostile as their author likes.
    """

    form: AnswerForm
    language: Language
    unknown: tuple[str, ...] = ()
    extras: frozenset[Extra] = frozenset()


OPTIONS = (*AnswerForm, *Language, *Extra)
"""All that is known; of two that contradict each other the later one counts, as with Git's own options."""


def manner_of(options: Sequence[str], usual: Manner) -> Manner:
    """Return how to answer a push with these options.

    Args:
        usual: How its person is answered without any.
    """
    said = [option.strip().lower() for option in options]
    forms = [AnswerForm(option) for option in said if option in set(AnswerForm)]
    languages = [Language(option) for option in said if option in set(Language)]
    extras = frozenset(Extra(option) for option in said if option in set(Extra))
    unknown = dict.fromkeys(option for option in said if option not in OPTIONS)
    return Manner((usual.form, *forms)[-1], (usual.language, *languages)[-1], tuple(unknown), usual.extras | extras)
