"""Beside the demo's cohort: a company that reads Ada's portfolio, and a counsellor who goes along with her."""

from collections.abc import Mapping
from datetime import timedelta

from grader.assembly import Grader
from grader.commands.demo.demo_cohorts import FIRST
from grader.domain.days import first_day
from grader.domain.people import Person
from grader.domain.portfolios import PortfolioItem
from grader.engine.counselling.naming import NewCounsellor, name_counsellor
from grader.engine.counselling.writing import AppointmentEntry, write_appointment
from grader.engine.partners.keeping import CompanyWords, add_company
from grader.engine.portfolios.composing import PortfolioWords, compose
from grader.engine.portfolios.sharing import share_with

COMPANY = CompanyWords("Atelier Nord", "Lille", "https://atelier.example")
WORDS = "Je cherche une **alternance** près de Lille."
UNTIL_THEY_MEET = timedelta(days=3)


def settle_beside(people: Mapping[str, Person], exercise: str, grader: Grader) -> None:
    """Store them, unless an earlier run of the demo did; `people` are the cast by handle.

    Args:
        exercise: What Ada has passed, which she shows with her code.
    """
    with grader.database.read() as tx:
        if tx.partners.of_person(people["yann"].id) is not None:
            return
    company = add_company(people["paul"], COMPANY, FIRST.slug, database=grader.database, new_id=grader.new_id)
    with grader.database.begin() as tx:
        tx.partners.let_in(company.id, people["yann"].id)
    shown = PortfolioWords(WORDS, items=(PortfolioItem(exercise, with_code=True),))
    compose(people["ada"], shown, database=grader.database, new_id=grader.new_id)
    share_with(people["ada"], company.id, database=grader.database, now=grader.now, new_id=grader.new_id)
    named = NewCounsellor(handle=people["maud"].handle, sees_progress=True)
    name_counsellor(
        people["paul"],
        FIRST.slug,
        named,
        database=grader.database,
        now=grader.now,
        new_id=grader.new_id,
        new_secret=grader.new_secret,
    )
    _write_appointment(people, grader)


def _write_appointment(people: Mapping[str, Person], grader: Grader) -> None:
    day = first_day(grader.now(), grader.settings.zone) + UNTIL_THEY_MEET
    met = AppointmentEntry(day, people["maud"].name)
    write_appointment(
        people["maud"],
        FIRST.slug,
        people["ada"].handle,
        met,
        zone=grader.settings.zone,
        database=grader.database,
        now=grader.now,
        new_id=grader.new_id,
    )
