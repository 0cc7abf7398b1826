"""The demo's project: made once, with hand-ins, reviews by the trainer, and pairs of which one has reviewed."""

from pathlib import Path

from grader.commands.demo.demo_cohorts import FIRST
from grader.commands.demo.demo_project import FOUND, SENT, SLUG, give_project
from grader.commands.demo.people import FIRST_COHORT
from tests.web.installation import install


def test_its_pages_have_something_to_say_and_a_second_start_adds_nothing(tmp_path: Path) -> None:
    with install(tmp_path) as site:
        for _ in range(2):
            give_project(site.app.extensions["grader"])
        with site.database.read() as tx:
            project = tx.projects.by_slug(FIRST.slug, SLUG)
            assert project is not None
            sent = tx.projects.newest_hand_ins(project.id)
            reviews = tx.projects.reviews_of([one.id for one in sent])
            pairs = tx.projects.pairs_of(project.id)
        read = site.client("karim").get(f"/projects/{project.id}").text

    assert {*SENT} <= FIRST_COHORT.keys()
    assert [one.number for one in sent] == [1] * len(SENT)
    assert sorted(one.as_peer for one in reviews) == [False] * len(FOUND) + [True]
    assert len(pairs) == len(SENT)
    assert "Une page pour une association" in read
    assert "À relire" in read
