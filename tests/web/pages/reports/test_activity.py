"""The activity statement: a page, a paper and a workbook of the same facts, which claim no hours."""

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from werkzeug.test import TestResponse

from grader.domain.operation.audit import Act
from grader.engine.ports.audit import AuditQuery
from tests.fakes.press import FakePress
from tests.web.installation import Installation, install

OF_ADA = "/cohorts/web-2610/people/ada/activity"
SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    """Yield a school on Monday, 23 November."""
    with install(tmp_path, press=FakePress()) as site:
        yield site


def take(site: Installation, by: str, **form: str) -> TestResponse:
    client = site.client(by)
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get(OF_ADA).text)
    assert token is not None
    return client.post(OF_ADA, data={"csrf_token": unescape(token[1]), **form})


def test_a_learner_reads_their_own_days_and_that_no_hours_are_claimed(site: Installation):
    page = unescape(site.client("ada").get(OF_ADA).text).replace(SPACE, " ")

    assert "Période : 1er novembre 2026 au 23 novembre 2026" in page
    assert "Ni heures ni présence" in page
    assert "Ce relevé n'affirme ni heures ni présence." in page
    assert "Commentaires sur des rendus</th>" in page
    assert "Il est noté qui l'emporte." not in page


def test_a_lead_finds_it_on_the_learners_page(site: Installation):
    assert f'href="{OF_ADA}"' in site.client("paul").get("/people/ada").text
    assert f'href="{OF_ADA}"' not in site.client("ines").get("/people/ada").text
    assert f'href="{OF_ADA}"' in site.client("ada").get("/people/ada").text


def test_days_without_anything_say_so_by_their_sums(site: Installation):
    page = unescape(site.client("ada", "en").get(f"{OF_ADA}?first=2025-01-01&last=2025-01-31").text)

    assert "Days with a push</th><td>0</td>" in page
    assert "Day by day" not in page


@pytest.mark.parametrize("query", ["first=2026-11-30&last=2026-11-01", "first=x", "last=9999-12-31"])
def test_days_that_are_no_period_are_refused_and_stay_typed(site: Installation, query: str):
    answer = site.client("ada").get(f"{OF_ADA}?{query}")

    assert answer.status_code == 400
    assert f'value="{query.partition("=")[2].partition("&")[0]}"' in answer.text


def test_the_paper_says_the_same_and_who_took_it_is_kept(site: Installation):
    paper = take(site, "paul", form="pdf", first="2026-11-01", last="2026-11-23")

    assert paper.mimetype == "application/pdf"
    assert paper.headers["Content-Disposition"] == "attachment; filename=ada-2026-11-01-2026-11-23.pdf"
    assert "Jour par jour" in paper.text
    assert "Ce relevé n'affirme ni heures ni présence." in unescape(paper.text)
    with site.database.read() as tx:
        (entry,) = tx.audit.find(AuditQuery(act=Act.ACTIVITY_TAKEN), 5)
    assert (entry.object, entry.belongs_to) == ("P-ada", "web-2610")


def test_the_workbook_begins_with_what_it_is_and_has_days_as_days(site: Installation):
    with ZipFile(BytesIO(take(site, "ada", form="xlsx").get_data())) as book:
        sheets = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
        days = book.read("xl/worksheets/sheet3.xml").decode()

    assert [unescape(one) for one in sheets[:3]] == ["Relevé d'activité", "Sur cette période", "Jour par jour"]
    assert re.search(r'<c r="A2" s="\d+"><v>463\d\d</v></c>', days)
