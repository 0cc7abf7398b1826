"""What is said and done beside the hand-ins of the demo's first cohort: comments, notes, help, calls, breaks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

LEARNER = ""
MINUTES, HOURS, DAYS = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


class Deed(StrEnum):
    """What somebody does."""

    COMMENT = "comment"
    ANSWER = "answer"
    RESOLVE = "resolve"
    NOTE = "note"
    ASK = "ask"
    TAKE = "take"
    HELP = "help"
    CONTACT = "contact"
    PAUSE = "pause"
    LEAVE = "leave"
    EXTEND = "extend"


ABOUT_MISTAKES = frozenset({Deed.ASK, Deed.TAKE, Deed.HELP})


@dataclass(frozen=True)
class Aside:
    """Something that is done about a hand-in, or about its learner some time after it.

    Attributes:
        by: A handle; empty: the learner.
        of: Which of the learner's exercises it is about, in the order in which they began them: 0 the first, -1 the
            newest; of help, which of those with a mistake.
        after: How long after their newest hand-in of it; of help, after the newest mistake.
    """

    deed: Deed
    by: str
    of: int
    after: timedelta
    text: str = ""
    tried: str = ""


ASIDES: Mapping[str, tuple[Aside, ...]] = {
    "karim": (
        Aside(Deed.COMMENT, "ines", 2, 14 * HOURS, "Ça marche ! Ce nom dit bien ce que c'est : garde cette habitude."),
        Aside(Deed.ANSWER, LEARNER, 2, 21 * HOURS, "Merci. Je l'avais appelé `x` au début, je m'y perdais."),
        Aside(Deed.RESOLVE, "ines", 2, 36 * HOURS),
        Aside(Deed.COMMENT, LEARNER, -2, 20 * MINUTES, "Est-ce qu'on peut l'écrire plus court ?"),
    ),
    "fatima": (
        Aside(
            Deed.COMMENT, "ines", -1, 3 * HOURS, "Très lisible. Et si la liste était vide, que se passerait-il ici ?"
        ),
    ),
    "lucas": (
        Aside(Deed.NOTE, "ines", -2, 20 * HOURS, "Rend tout le dernier soir. À voir avec lui : un point le mercredi ?"),
    ),
    "aicha": (
        Aside(Deed.NOTE, "paul", -3, 26 * HOURS, "Très à l'aise. Lui proposer d'aider le groupe du jeudi."),
        Aside(
            Deed.COMMENT, LEARNER, -1, 30 * MINUTES, "J'ai hésité avec un dictionnaire : qu'est-ce qui est le mieux ?"
        ),
    ),
    "mehdi": (
        Aside(Deed.CONTACT, "ines", -1, 7 * DAYS, "Appelé. Un entretien d'embauche cette semaine, il reprend ensuite."),
    ),
    "chloe": (
        Aside(Deed.ASK, LEARNER, 1, 2 * MINUTES, "Je ne comprends pas ce que le test attend.", "J'ai relu l'énoncé."),
        Aside(Deed.TAKE, "ines", 1, 3 * MINUTES),
        Aside(
            Deed.HELP, "ines", 1, 8 * MINUTES, "Compare « attendu » et « obtenu », lettre par lettre : que vois-tu ?"
        ),
        Aside(Deed.COMMENT, "ines", 5, 4 * HOURS, "Beaucoup mieux que la première fois, bravo."),
        Aside(Deed.ANSWER, LEARNER, 5, 23 * HOURS, "Merci, j'ai repris vos explications !"),
        Aside(Deed.RESOLVE, "ines", 5, 27 * HOURS),
    ),
    "jean-marc": (
        Aside(
            Deed.ASK,
            LEARNER,
            -1,
            8 * MINUTES,
            "Le message parle d'un type, je ne sais pas quoi en faire.",
            "J'ai affiché la variable avec print.",
        ),
    ),
    "yasmine": (
        Aside(Deed.NOTE, "paul", -1, 4 * HOURS, "Congé pour sa mère hospitalisée. Revient début du mois prochain."),
        Aside(Deed.PAUSE, "paul", -1, 5 * HOURS),
    ),
    "theo": (
        Aside(Deed.CONTACT, "paul", -1, 4 * DAYS, "Trois appels sans réponse."),
        Aside(Deed.CONTACT, "paul", -1, 6 * DAYS, "A pris un contrat dans un entrepôt. La porte reste ouverte."),
        Aside(Deed.LEAVE, "paul", -1, 6 * DAYS + HOURS),
    ),
    "hugo": (Aside(Deed.NOTE, "ines", -1, 18 * HOURS, "En avance à l'oral, ne rend presque rien. Lui en parler."),),
    "tuan": (Aside(Deed.COMMENT, "ines", 4, 30 * HOURS, "Joli. Ici, un `elif` suffirait : vois-tu pourquoi ?"),),
    "rachida": (
        Aside(
            Deed.NOTE, "ines", 4, 5 * HOURS, "Garde son neveu l'après-midi : lui donner plus de temps sans attendre."
        ),
        Aside(Deed.EXTEND, "ines", -1, 6 * HOURS),
    ),
    "sophie": (
        Aside(Deed.COMMENT, LEARNER, 6, 10 * MINUTES, "Pourquoi faut-il `.strip()` ici ?"),
        Aside(
            Deed.ANSWER, "ines", 6, 2 * HOURS, "Pour les espaces que l'on tape sans les voir. Essaie sans : le test 4."
        ),
        Aside(Deed.RESOLVE, LEARNER, 6, 3 * HOURS),
    ),
}
