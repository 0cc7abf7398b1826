"""Who was erased is looked for in whatever others are answered: pages, the API, and each file to take away."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from grader.domain.people import Person, Role
from grader.engine.ports.retention import AgedKind
from tests.web.http.test_access_matrix import MATRIX, Row
from tests.web.samples import COHORT, NOW
from tests.web.two_cohorts import TwoCohorts, two_cohorts

pytestmark = pytest.mark.slow

LEARNER, TRAINER = "zelie-marque", "maite-brun"
NAMES = re.compile(r"z(?:é|\\u00e9)lie|ma(?:ï|\\u00ef)t(?:é|\\u00e9)|zelie-marque|maite-brun", re.IGNORECASE)
"""With letters, or so many, that no token has by chance: these pages hold some hundred thousand letters of tokens."""
OTHERS = ("karim", "paul", "olga", "yann", "maud")
TAKEN = {
    *("POST /account/data", "POST /people/<handle>/evidence", "POST /cohorts/<cohort>/people/<handle>/activity"),
    "POST /cohorts/<cohort>/slips",
}
ROWS = {row.rule: row for row in MATRIX if row.rule.startswith("GET ") or row.rule in TAKEN}
NAMED_BEFORE = {
    *(f"GET /cohorts/<cohort>/{one}" for one in ("board.csv", "board.xlsx", "board.pdf", "digest/week.pdf", "people")),
    *("GET /people/<handle>/report.pdf", "GET /project-hand-ins/<hand_in_id>", "GET /submissions/<submission_id>"),
    *("POST /people/<handle>/evidence", "POST /cohorts/<cohort>/people/<handle>/activity"),
    *("GET /api/v1/cohorts/<cohort>/board", "GET /api/v1/cohorts/<cohort>/people"),
}


@contextmanager
def named_school(folder: Path) -> Iterator[TwoCohorts]:
    """Yield the two cohorts, whose Ada and Inès have names that stand nowhere else, and namesakes by their handles."""
    with two_cohorts(folder) as school:
        with closing(sqlite3.connect(folder / "grader.sqlite3")) as connection, connection:
            renamed = "UPDATE person SET name = ?, handle = ? WHERE id = ?"
            connection.execute(renamed, ("Zélie Marque", LEARNER, "P-ada"))
            connection.execute(renamed, ("Maïté Brun", TRAINER, "P-ines"))
        with school.database.begin() as tx:
            tx.people.add(Person("P-other-ada", "ada", "Autre", Role.LEARNER))
            tx.people.add(Person("P-other-ines", "ines", "Autre", Role.TRAINER))
            tx.cohorts.add_staff(COHORT.slug, "P-other-ines")
        yield school


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TwoCohorts]:
    with named_school(tmp_path_factory.mktemp("before")) as school:
        yield school


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TwoCohorts]:
    """Yield the same without both: the code, and then the names."""
    with named_school(tmp_path_factory.mktemp("after")) as school:
        with school.database.begin() as tx:
            tx.aged.erase(AgedKind.CODE, ["E-ada"], NOW)
            tx.aged.erase(AgedKind.ACCOUNT, ["P-ada"], NOW)
            tx.aged.erase(AgedKind.STAFF, ["P-ines"], NOW)
        yield school


def told(school: TwoCohorts, row: Row, handle: str) -> dict[str, str]:
    """Return who is told one of their names, in any file of the answer, and the words around it."""
    rule = row.rule.replace("<handle>", handle)
    found = ((viewer, named_in(school.ask(viewer, rule, row.form).content)) for viewer in OTHERS)
    return {viewer: words for viewer, words in found if words}


def named_in(content: bytes) -> str:
    if is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as files:
            inside = [named_in(name.encode()) or named_in(files.read(name)) for name in files.namelist()]
            return next(filter(None, inside), "")
    text = content.decode(errors="replace")
    named = NAMES.search(text)
    return text[max(named.start() - 80, 0) : named.end() + 80] if named else ""


@pytest.mark.parametrize("rule", sorted(NAMED_BEFORE))
def test_they_are_named_before(before: TwoCohorts, rule: str) -> None:
    assert "paul" in told(before, ROWS[rule], LEARNER)


@pytest.mark.parametrize("rule", ROWS, ids=[rule.replace(" ", "_") for rule in ROWS])
def test_nobody_is_told_of_them_any_more(after: TwoCohorts, rule: str) -> None:
    assert told(after, ROWS[rule], "ancien-1") == {}


def test_a_review_stays_and_its_trainer_is_somebody_who_is_no_longer_there(after: TwoCohorts) -> None:
    page = after.ask("paul", "GET /project-hand-ins/<hand_in_id>", {})
    program = after.ask("paul", "GET /api/v1/project-hand-ins/<hand_in_id>", {})

    assert "Ancienne personne de l'équipe 2 <span" in unescape(page.text)
    assert '"name":"Ancienne personne de l\'équipe 2"' in program.text
