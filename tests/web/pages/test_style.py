"""Advice on style, on the page of a hand-in: for its learner once it passes, for the staff always."""

from collections.abc import Iterator
from html import unescape

import pytest

from tests.web.installation import Installation, install

ADVICE = "`os` est importé et ne sert pas".replace("`os`", '<code translate="no">os</code>')


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with install(tmp_path_factory.mktemp("style")) as site:
        for handle in ("chloe", "ada"):
            with site.database.read() as tx:
                submission = tx.submissions.get(site.school.latest(handle, "bonjour"))
            assert submission is not None
            site.repositories.hold(submission.tree, {"bonjour.py": b"import os\n"})
        yield site


@pytest.mark.parametrize(
    ("reader", "learner", "told"), [("chloe", "chloe", 1), ("ada", "ada", 0), ("ines", "chloe", 1), ("ines", "ada", 1)]
)
def test_advice_is_read_once_it_passes_and_by_the_staff(site: Installation, reader: str, learner: str, told: int):
    page = site.client(reader).get(f"/submissions/{site.school.latest(learner, 'bonjour')}").text

    assert unescape(page).count(ADVICE) == told
