"""Whatever page is about one person notes who looked at it, those of tomorrow included."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from grader.engine.ports.retention import AgedKind
from tests.web.installation import Installation, install
from tests.web.samples import NOW

ADA = {"handle": "ada", "cohort": "web-2610", "slug": "bonjour"}
VIEWERS = ("ines", "paul", "maud")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with install(tmp_path_factory.mktemp("looks")) as site:
        yield site


def noted(site: Installation) -> int:
    """Return how many looks at Ada's pages were noted since this was asked last."""
    with site.database.begin() as tx:
        count, later = len(tx.looks.of("P-ada")), NOW + timedelta(days=2)
        tx.aged.erase(AgedKind.LOOK, tx.aged.due(AgedKind.LOOK, later, later), later)
    return count


@pytest.mark.slow
def test_every_page_of_one_person_tells_them_who_looked(site: Installation) -> None:
    silent, seen = [], 0
    rules = [one.rule for one in site.app.url_map.iter_rules() if "GET" in (one.methods or ())]
    for path in (rule for rule in rules if "<handle>" in rule and not rule.startswith("/api/")):
        address = re.sub(r"<(\w+)>", lambda name: ADA[name[1]], path)
        for viewer in VIEWERS:
            noted(site)
            status = site.client(viewer).get(address).status_code
            seen += status == 200
            silent += [f"{viewer} {path}"] if (status == 200) != bool(noted(site)) else []

    assert silent == []
    assert seen > 10
