"""The demo's learners beside Ada and Karim: who they are and how they work. All of them are made up."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from grader.commands.demo import rhythms
from grader.commands.demo.rhythms import CAREFUL, LATE, QUICK, SLOW, STEADY, Rhythm

DOMAIN = "example.org"


@dataclass(frozen=True)
class Learner:
    """Somebody of a cohort; who they are stands beside them, as it explains when they work."""

    name: str
    handle: str
    rhythm: Rhythm = STEADY

    @property
    def email(self) -> str:
        """Return an address that nobody can have (https://www.rfc-editor.org/rfc/rfc2606)."""
        return f"{self.handle}@{DOMAIN}"


ADA = Learner("Ada", "ada", replace(STEADY, lag=(0.0, 1.0), leaves_out=frozenset({"bonjour"})))
KARIM = Learner("Karim", "karim", replace(STEADY, hours=rhythms.LUNCH_AND_EVENING, days=rhythms.AFTER_WORK))

CLASSMATES = (
    # 44, three children
    Learner("Fatima Benali", "fatima", replace(QUICK, hours=rhythms.WHILE_CHILDREN_ARE_AT_SCHOOL)),
    Learner("Lucas Martin", "lucas", LATE),  # 19, gave up his degree
    Learner("Aïcha Traoré", "aicha", QUICK),  # 27, graduate in biology
    Learner("Mehdi Haddad", "mehdi", replace(STEADY, ends=timedelta(days=9))),  # 31, looks for work, quiet since
    Learner("Chloé Fabre", "chloe", replace(STEADY, stuck=5)),  # 23, left school at 16
    Learner("Jean-Marc Roux", "jean-marc", replace(SLOW, stuck=2)),  # 58, was a printer
    Learner("Yasmine Cherif", "yasmine", replace(CAREFUL, ends=timedelta(days=13))),  # 35, on a break
    Learner("Théo Vidal", "theo", replace(LATE, ends=timedelta(days=31))),  # 18, left
    # 46, cleans offices in the morning
    Learner("Nadia Ouali", "nadia", replace(CAREFUL, hours=rhythms.EVENINGS, days=rhythms.AFTER_WORK)),
    Learner("Dimitri Popescu", "dimitri", replace(STEADY, hours=rhythms.NIGHTS)),  # 29, drives
    Learner("Mariama Diallo", "mariama", replace(STEADY, hours=rhythms.MORNINGS)),  # 33, works in the afternoon
    Learner("Hugo Navarro", "hugo", replace(LATE, skips=0.3, ends=timedelta(days=2))),  # 24, behind
    Learner("Sophie Lacombe", "sophie", CAREFUL),  # 51, was an accountant
    Learner("Tuan Nguyen", "tuan", replace(STEADY, days=rhythms.AT_WEEKENDS)),  # 38, cooks all week
    Learner("Rachida El Amrani", "rachida", replace(SLOW, hours=rhythms.WHILE_CHILDREN_ARE_AT_SCHOOL)),  # 40
    Learner("Quentin Bousquet", "quentin", replace(LATE, mistakes=(0.6, 0.3, 0.1))),  # 26, looks for work
)

NEWCOMERS = tuple(
    Learner(name, handle)
    for handle, name in {
        "amine": "Amine Belkacem",
        "camille": "Camille Rey",
        "bintou": "Bintou Koné",
        "gerard": "Gérard Puech",
        "ines-r": "Inès Ramirez",
        "kevin": "Kévin Delmas",
        "lina": "Lina Bouzid",
        "manon": "Manon Teissier",
        "moussa": "Moussa Sarr",
        "nora": "Nora Benhamou",
        "olena": "Olena Kovalenko",
        "pierre": "Pierre Cabanel",
        "samira": "Samira Haddouche",
        "sarah": "Sarah Cohen",
        "sebastien": "Sébastien Arnal",
        "sunita": "Sunita Rai",
        "thomas": "Thomas Gély",
        "valerie": "Valérie Combes",
        "yanis": "Yanis Mokrani",
        "youssef": "Youssef Amrani",
        "zoe": "Zoé Castel",
    }.items()
)

FIRST_COHORT: Mapping[str, Learner] = {one.handle: one for one in (ADA, KARIM, *CLASSMATES)}
