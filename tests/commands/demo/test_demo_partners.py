"""Beside the demo's cohort stand a company and a counsellor, put there once."""

from pathlib import Path

from grader.commands.demo.demo_cast import CAST
from grader.commands.demo.demo_partners import settle_beside
from grader.domain.people import Person, Role
from grader.engine.counselling.reading import own_counselling
from grader.engine.portfolios.showing import shared_portfolios
from tests.web.installation import install


def test_a_company_reads_a_portfolio_and_a_counsellor_goes_along(tmp_path: Path) -> None:
    people = {"yann": Person("P-new", "new", "Yann", Role.PARTNER)}
    with install(tmp_path) as site:
        with site.database.begin() as tx:
            tx.people.add(people["yann"])
            known = tx.people.get_all(["P-chloe", "P-paul", "P-maud"])
            people |= {"ada": known["P-chloe"], "paul": known["P-paul"], "maud": known["P-maud"]}

        for _ in range(2):
            settle_beside(people, "bonjour", site.app.extensions["grader"])

        assert [one.name for one in shared_portfolios(people["yann"], database=site.database)] == ["Chloé Martin"]
        assert len(own_counselling(people["ada"], database=site.database).appointments) == 1


def test_the_cast_has_each_role() -> None:
    assert {part.role for part in CAST.values()} == set(Role)
