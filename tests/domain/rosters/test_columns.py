"""The columns of schools' lists, in French and English."""

import pytest

from grader.domain.errors import NotValid
from grader.domain.rosters.columns import numbered, roster_of
from grader.domain.rosters.roster import MOST_LINES, Roster, RosterLine
from grader.domain.text import Language


def read(*rows: str) -> Roster:
    return roster_of(numbered(row.split(";") for row in rows))


@pytest.mark.parametrize(
    ("headings", "cells", "line"),
    [
        ("Nom;Prénom;Courriel", "Benali;Ada;a@b.fr", RosterLine(2, "Ada Benali", "a@b.fr")),
        ("nom complet;E-MAIL;Groupe", "Ada Benali;a@b.fr;Matin", RosterLine(2, "Ada Benali", "a@b.fr", group="Matin")),
        ("Nom;Langue", "Ada Benali;Anglais", RosterLine(2, "Ada Benali", language=Language.EN)),
        ("First name;Last name;Student ID", "Ada;Benali;17", RosterLine(2, "Ada Benali", external_id="17")),
        (
            "identifier;github_username;github_id;name",
            "ada@b.fr;Ada-B;99;Ada Benali",
            RosterLine(2, "Ada Benali", external_id="ada@b.fr", handle="ada-b"),
        ),
        (
            "identifier;github_username;github_id;name",
            "Benali Ada;;;",
            RosterLine(2, "Benali Ada", external_id="Benali Ada"),
        ),
    ],
)
def test_a_line_is_read_by_its_headings(headings: str, cells: str, line: RosterLine):
    assert read(headings, cells).lines == (line,)


def test_a_title_above_and_blank_lines_keep_the_numbers_of_lines():
    roster = read("Promo Web 26-10", "", "Nom;Téléphone", "Ada;06", ";", "Karim;07")

    assert [(one.number, one.name) for one in roster.lines] == [(4, "Ada"), (6, "Karim")]
    assert (roster.columns, roster.unused) == (("Nom",), ("Téléphone",))


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (("Courriel;Groupe", "a@b.fr;Matin"), "roster_no_names"),
        ((), "roster_no_names"),
        (("Nom;Groupe;Équipe", "Ada;A;B"), "roster_column_twice"),
        (("Nom", ""), "roster_empty"),
        (("Nom", *["Ada"] * (MOST_LINES + 1)), "roster_too_long"),
    ],
)
def test_a_list_that_cannot_be_one_is_refused(rows: tuple[str, ...], code: str):
    with pytest.raises(NotValid, match=code):
        read(*rows)
