"""What the demo's trainer said of competencies: each once, however often the demo is started, and one taken back."""

from pathlib import Path

from grader.commands.demo.demo_cohorts import FIRST
from grader.commands.demo.people import FIRST_COHORT
from grader.commands.demo.validated import FRAMEWORK, SAID, validate_some
from grader.domain.competencies.validation import Decision
from tests.web.installation import install


def test_it_is_said_once_by_a_trainer_of_people_and_competencies_that_there_are(tmp_path: Path) -> None:
    with install(tmp_path) as site:
        for _ in range(2):
            validate_some(site.app.extensions["grader"])
        with site.database.read() as tx:
            said = tx.competencies.validations_in(FIRST.slug)
            codes = {one.code for one in tx.competencies.frameworks().newest[FRAMEWORK].competencies}

    assert [(one.competency, one.decision) for one in said].count(("cp1", Decision.TAKEN_BACK)) == 1
    assert (len(said), {one.by.handle for one in said}) == (len(SAID), {"ines"})
    assert {handle for handle, *_ in SAID} <= FIRST_COHORT.keys()
    assert {one.competency for one in said} <= codes
