"""The demo's cohort that is over, on its own page: the figures that a school of the kind told of."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest

from grader.assembly import assemble, prepare_database
from grader.commands.demo.finished_cohort import FINISHED, open_finished
from grader.commands.demo.past_school import past_school
from grader.domain.accounts.credentials import Session
from grader.domain.people import Role
from grader.domain.placements.placement import PlacementKind
from grader.domain.text import Language
from grader.engine.accounts.accounts import add_person
from grader.engine.accounts.sessions import hash_of
from grader.settings import Settings
from grader.wording.placements import kind_name
from tests.fakes.sandbox import FakeSandbox
from web.app import create_app
from web.http.context import SECRET

pytestmark = pytest.mark.slow

ARTICLE = {
    PlacementKind.PERMANENT: "6",
    PlacementKind.OWN_COMPANY: "4",
    PlacementKind.PROFESSIONAL_TRAINING: "2",
    PlacementKind.FIXED_TERM_LONG: "2",
}
NOW, FIRST_BEGINS = datetime(2026, 11, 30, 9, tzinfo=UTC), datetime(2026, 10, 5, tzinfo=UTC)


def test_its_page_shows_14_of_18_back_to_activity_six_weeks_after(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    prepare_database(settings)
    grader = replace(assemble(settings), now=lambda: NOW)
    for handle, role in (("ines", Role.TRAINER), ("paul", Role.LEAD)):
        add_person(handle, handle.title(), role, database=grader.database, new_id=grader.new_id)
    open_finished(past_school(grader, FakeSandbox()), FIRST_BEGINS)
    with grader.database.begin() as tx:
        paul = tx.people.by_handle("paul")
        assert paul is not None
        tx.credentials.add_session(Session("S", paul.id, "Firefox", NOW, NOW), hash_of("secret"))
    client = create_app(grader).test_client()
    with client.session_transaction() as session:
        session[SECRET] = "secret"

    page = unescape(client.get(f"/cohorts/{FINISHED.slug}/placements", headers={"Accept-Language": "en"}).text)

    assert "les chiffres de 2016" in page
    six_weeks = page.partition('id="six_weeks"')[2].partition("</section>")[0]
    counted = dict(re.findall(r'<th scope="row">([^<]+)</th><td>(\d+)</td>', six_weeks))
    assert "14 of 18 who answered, 78" in six_weeks
    assert {kind: counted[kind_name(kind, Language.EN)] for kind in ARTICLE} == ARTICLE
