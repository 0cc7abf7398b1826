"""A starter that changed: it comes to those who touched nothing of it, and what anybody wrote or removed stays."""

from dataclasses import replace

import pytest

from grader.domain.exercises.exercise import SourceFile
from grader.engine.cohorts.changed_starters import bring_changed_starters
from grader.engine.publishing.versions import roll_back
from tests.engine.cohorts.test_starters import files
from tests.engine.grading_school import BONJOUR, SOLUTION, STARTER, School

NEWER = b"# start better\n"


def publish(school: School, *, digest: str = BONJOUR.suite_digest, **starter: bytes) -> None:
    """Publish `bonjour` with these files to start from."""
    changed = tuple(SourceFile(f"{name}.py", content) for name, content in starter.items())
    with school.database.begin() as tx:
        tx.catalog.publish(replace(BONJOUR, suite_digest=digest, starter=changed), school.clock())
    school.clock.move(minutes=1)


def bring(school: School) -> int:
    return bring_changed_starters(
        database=school.database, repositories=school.repositories, doorbell=school.doorbell, new_id=school.new_id
    )


@pytest.fixture
def school(grading_school: School) -> School:
    """Return a school in which Ada handed something in, and a starter was then mended, with a file beside it."""
    grading_school.hand_in(SOLUTION, "ada")
    publish(grading_school, bonjour=NEWER, data=b"1\n")
    return grading_school


def test_who_touched_nothing_gets_it_once_and_it_is_no_hand_in(school: School) -> None:
    commits = bring(school), bring(school)

    assert commits == (2, 0)
    assert files(school, "karim", "bonjour") == {"bonjour.py": NEWER, "data.py": b"1\n"}
    assert school.accept("karim").accepted == ()
    assert school.cell("karim").submissions == 0


def test_what_somebody_wrote_stays_beside_what_is_new(school: School) -> None:
    bring(school)

    assert files(school, "ada", "bonjour") == {"bonjour.py": SOLUTION, "data.py": b"1\n"}
    assert school.accept("ada").accepted == ()


def test_what_somebody_pushed_meanwhile_is_a_hand_in_first(school: School) -> None:
    school.push("karim", bonjour=b"x = 4\n")

    bring(school)

    assert (school.cell("karim").submissions, files(school, "karim", "bonjour")["bonjour.py"]) == (1, b"x = 4\n")


def test_what_somebody_removed_stays_away(school: School) -> None:
    path = school.repository("karim").path
    kept = SourceFile("prix/prix.py", STARTER)
    school.repositories.push(path, [SourceFile("bonjour/main.py", SOLUTION), kept])
    bring(school)
    renamed = files(school, "karim", "bonjour")
    school.repositories.push(path, [kept])
    publish(school, bonjour=b"3\n", more=b"2\n")

    bring(school)

    commit, _ = school.repositories.main(path) or ("", None)
    assert renamed == {"main.py": SOLUTION, "data.py": b"1\n"}
    assert list(school.repositories.folders(path, commit)) == ["prix"]


def test_several_changes_end_at_the_last_and_a_rollback_goes_back(school: School) -> None:
    publish(school, digest="2" * 64, bonjour=b"3\n")
    bring(school)
    last = files(school, "karim", "bonjour")

    roll_back("bonjour", BONJOUR.suite_digest, database=school.database, now=school.clock)
    bring(school)

    assert last == {"bonjour.py": b"3\n"}
    assert files(school, "karim", "bonjour")["bonjour.py"] == NEWER


def test_the_same_starter_again_is_nothing_to_bring(school: School) -> None:
    bring(school)
    publish(school, digest="2" * 64, bonjour=NEWER, data=b"1\n")

    with school.database.read() as tx:
        assert tx.catalog.starters_due() == {}


def test_a_change_that_came_while_another_was_brought_is_still_due(school: School) -> None:
    with school.database.read() as tx:
        first = tx.catalog.starters_due()["bonjour"]
    publish(school, bonjour=b"3\n")

    with school.database.begin() as tx:
        tx.catalog.starter_brought("bonjour", first)

    assert bring(school) == 1
    assert files(school, "karim", "bonjour")["bonjour.py"] == b"3\n"
