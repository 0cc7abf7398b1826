"""Recognises the columns of a school's list, in French and English, and reads its lines by them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

from grader.domain.errors import NotValid
from grader.domain.naming import plain
from grader.domain.rosters.roster import MOST_LINES, Roster, RosterColumn, RosterLine, RosterRow
from grader.domain.text import Language

HEADINGS: Mapping[RosterColumn, tuple[str, ...]] = {
    RosterColumn.NAME: (
        *(
            "nom complet",
            "nom et prenom",
            "nom prenom",
            "prenom et nom",
            "prenom nom",
            "apprenant",
            "eleve",
            "etudiant",
        ),
        *("stagiaire", "full name", "display name", "student", "learner"),
    ),
    RosterColumn.FIRST_NAME: ("prenom", "prenoms", "first name", "firstname", "given name"),
    RosterColumn.LAST_NAME: ("nom", "nom de famille", "name", "last name", "lastname", "surname", "family name"),
    RosterColumn.EMAIL: (
        *("courriel", "email", "e mail", "mail", "mel", "adresse e mail", "adresse email", "adresse mail"),
        *("adresse de courriel", "adresse electronique", "email address", "e mail address"),
    ),
    RosterColumn.EXTERNAL_ID: (
        *("identifiant", "identifier", "id", "numero", "matricule", "numero d identification", "identifiant externe"),
        *("external id", "student id", "id number", "idnumber"),
    ),
    RosterColumn.HANDLE: ("github username", "username", "user name", "nom d utilisateur", "login", "pseudo", "handle"),
    RosterColumn.GROUP: ("groupe", "group", "sous groupe", "equipe", "team", "section"),
    RosterColumn.LANGUAGE: ("langue", "language", "lang"),
}
"""Headings in small letters, without accents or signs."""

COLUMN_OF = {heading: column for column, headings in HEADINGS.items() for heading in headings}
NAMES = frozenset({RosterColumn.NAME, RosterColumn.LAST_NAME})
ROWS_BEFORE_HEADINGS = 10
"""A school's sheet may begin with its title."""

LANGUAGES = {
    **dict.fromkeys(("fr", "francais", "french"), Language.FR),
    **dict.fromkeys(("en", "anglais", "english"), Language.EN),
}
SIGNS = re.compile(r"[^a-z0-9]+")


def roster_of(rows: Sequence[RosterRow]) -> Roster:
    """Return the list that these rows are.

    Raises:
        NotValid: `roster_no_names`: no heading says where the names are; `roster_column_twice`; `roster_empty`;
            `roster_too_long`.
    """
    filled = [row for row in rows if any(cell.strip() for cell in row.cells)]
    before = list(takewhile(lambda row: not _has_names(row), filled[:ROWS_BEFORE_HEADINGS]))
    if len(before) == len(filled[:ROWS_BEFORE_HEADINGS]):
        raise NotValid("roster_no_names")
    headings, lines = filled[len(before)], filled[len(before) + 1 :]
    if not lines:
        raise NotValid("roster_empty")
    if len(lines) > MOST_LINES:
        raise NotValid("roster_too_long", most=MOST_LINES, lines=len(lines))
    places = _places(headings)
    used = set(places.values())
    return Roster(
        lines=tuple(_line(row, places) for row in lines),
        columns=tuple(headings.cells[place].strip() for place in sorted(used)),
        unused=tuple(cell.strip() for place, cell in enumerate(headings.cells) if place not in used and cell.strip()),
    )


def _key(heading: str) -> str:
    return SIGNS.sub(" ", plain(heading)).strip()


def _has_names(row: RosterRow) -> bool:
    return any(COLUMN_OF.get(_key(cell)) in NAMES for cell in row.cells)


def _places(headings: RosterRow) -> dict[RosterColumn, int]:
    """Return where each column is; without a first name, a column called only "name" holds whole names."""
    places: dict[RosterColumn, int] = {}
    for place, cell in enumerate(headings.cells):
        column = COLUMN_OF.get(_key(cell))
        if column in places:
            raise NotValid("roster_column_twice", first=headings.cells[places[column]], second=cell)
        if column is not None:
            places[column] = place
    if RosterColumn.FIRST_NAME not in places and RosterColumn.NAME not in places:
        places[RosterColumn.NAME] = places.pop(RosterColumn.LAST_NAME)
    return places


def _line(row: RosterRow, places: Mapping[RosterColumn, int]) -> RosterLine:
    said = {column: row.cells[place].strip() for column, place in places.items() if place < len(row.cells)}
    external_id = said.get(RosterColumn.EXTERNAL_ID, "")
    parts = (said.get(RosterColumn.FIRST_NAME, ""), said.get(RosterColumn.LAST_NAME, ""))
    # GitHub Classroom knows a name only of who has joined; what the teacher typed is then the identifier.
    stand_in = external_id if RosterColumn.HANDLE in places else ""
    return RosterLine(
        number=row.number,
        name=said.get(RosterColumn.NAME, "") or " ".join(filter(None, parts)) or stand_in,
        email=said.get(RosterColumn.EMAIL, ""),
        external_id=external_id,
        handle=said.get(RosterColumn.HANDLE, "").lower(),
        group=said.get(RosterColumn.GROUP, ""),
        language=LANGUAGES.get(plain(said.get(RosterColumn.LANGUAGE, ""))),
    )


def numbered(rows: Iterable[Sequence[str]]) -> tuple[RosterRow, ...]:
    """Return rows with their numbers, from 1."""
    return tuple(RosterRow(number, tuple(cells)) for number, cells in enumerate(rows, 1))
