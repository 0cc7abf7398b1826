"""A form that is refused says why, and its page shows again what was typed; no other form of the page does."""

import re
from collections.abc import Iterator, Mapping
from html import unescape

import pytest

from tests.web.installation import Installation, install
from tests.web.samples import COMPANY

PERSON, PORTFOLIO, COMPANIES = "/cohorts/web-2610/counselling/lea", "/portfolio", "/partners"
TYPED = 'Ce que j\'ai <tapé> & "gardé"'
LONG = TYPED + "." * 300
OF_CP7 = {"framework": "dwwm-2023", "competency": "cp7", "decision": "validated"}
FORMS: Mapping[str, tuple[str, str, str, Mapping[str, str]]] = {
    "portfolio": ("chloe", PORTFOLIO, PORTFOLIO, {"words": TYPED, "contact": LONG}),
    "link": ("chloe", PORTFOLIO, f"{PORTFOLIO}/links", {"last_day": "1999-01-01"}),
    "appointment": ("maud", PERSON, f"{PERSON}/appointments", {"day": "2026-12-01", "with_whom": LONG}),
    "obstacle": ("maud", PERSON, f"{PERSON}/obstacles", {"kind": "transport", "text": LONG}),
    "counsellor": (
        "paul",
        "/cohorts/web-2610/counselling",
        "/cohorts/web-2610/counsellors",
        {"name": "?", "email": TYPED},
    ),
    "company": ("paul", COMPANIES, COMPANIES, {"name": TYPED, "website": "ftp://x", "cohort": "web-2610"}),
    "company, changed": (
        "paul",
        f"{COMPANIES}/{COMPANY.id}",
        f"{COMPANIES}/{COMPANY.id}",
        {"name": TYPED, "website": "x"},
    ),
    "partner": (
        "paul",
        f"{COMPANIES}/{COMPANY.id}",
        f"{COMPANIES}/{COMPANY.id}/people",
        {"person": "Zoé", "handle": TYPED},
    ),
    "validation": (
        "ines",
        "/people/karim/competencies",
        "/cohorts/web-2610/competencies/karim",
        OF_CP7 | {"comment": TYPED, "decided_on": "2999-01-01"},
    ),
    "project": ("ines", "/cohorts/web-2610/projects", "/cohorts/web-2610/projects", {"title": TYPED, "slug": "?"}),
    "address": (
        "ada",
        "/projects/J-site",
        "/projects/J-site/hand-ins",
        {"way": "address", "address": f"ftp://{TYPED}"},
    ),
    "review": ("ines", "/project-hand-ins/K-ada", "/project-hand-ins/K-ada/review", {"comment": TYPED}),
}
KEPT = re.compile(
    r'<(?:input|textarea)[^>]* name="(?P<name>\w+)"[^>]*?(?: value="(?P<value>[^"]*)"[^>]*>|>(?P<text>[^<]*)<)'
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with install(tmp_path_factory.mktemp("refused")) as site:
        yield site


@pytest.mark.parametrize(("who", "page", "to", "form"), FORMS.values(), ids=FORMS)
def test_nothing_that_was_typed_is_lost(
    site: Installation, who: str, page: str, to: str, form: Mapping[str, str]
) -> None:
    browser = site.client(who)
    token = re.search(r'name="csrf_token" value="([^"]+)"', browser.get(page).text)
    assert token is not None

    answer = browser.post(to, data=form | {"csrf_token": unescape(token[1])})

    shown = [(one["name"], unescape(one["value"] or one["text"] or "")) for one in KEPT.finditer(answer.text)]
    typed = {(name, value) for name, value in form.items() if name not in {"kind", "way", "decision", "cohort"}}
    assert answer.status_code == 400
    assert answer.text.count('class="notice notice-invalid"') == 1
    assert typed - set(shown) == set()
    assert max(shown.count(one) for one in typed if one[1] not in OF_CP7.values()) == 1


def test_a_page_that_is_only_read_shows_nothing_typed(site: Installation) -> None:
    assert TYPED not in unescape(site.client("chloe").get(PORTFOLIO).text)
