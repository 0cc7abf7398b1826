"""`/metrics`: each metric moves with what it measures, and only those who may read it do."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families
from pydantic import SecretStr

from grader.domain.operation.audit import Act
from grader.engine.operation.measures import COUNTED_BY_HOUR, fold_old
from grader.engine.ports.operation import HostVitals
from tests.engine.grading_school import BREAKS, LEASE, SOLUTION, WRONG, School, open_grading_school
from tests.fakes.disks import FakeDisks
from tests.fakes.vitals import FakeVitals
from tests.web.site import app_over

TOKEN = "a-token-of-the-operator"


@dataclass
class Scraped:
    """A school that grades, and the metrics of the application over it."""

    school: School
    vitals: FakeVitals
    client: FlaskClient
    disks: FakeDisks

    def value(self, name: str, **labels: str) -> float | None:
        """Return the value of a sample, or None where there is none."""
        text = self.client.get("/metrics").text
        samples = (sample for family in text_string_to_metric_families(text) for sample in family.samples)
        found = (one.value for one in samples if one.name == name and one.labels == labels)
        return next(found, None)

    def moves(self, act: Callable[[], object], name: str, **labels: str) -> tuple[float | None, float | None]:
        """Return a sample's value before and after."""
        before = self.value(name, **labels)
        act()
        return before, self.value(name, **labels)

    def grade(self, content: bytes, *, seconds: float = 1) -> None:
        """Hand in, and grade until it ends."""
        run = self.school.hand_in(content).run.id
        self.school.clock.move(seconds=seconds)
        self.school.grade_to_the_end(run)


@pytest.fixture
def scraped(tmp_path: Path) -> Iterator[Scraped]:
    with open_grading_school(tmp_path) as school:
        vitals = FakeVitals()
        disks = FakeDisks()
        app = app_over(tmp_path, database=school.database, now=school.clock, vitals=vitals, disks=disks)
        yield Scraped(school, vitals, app.test_client(), disks)


def test_a_run_that_waits_lengthens_its_queue(scraped: Scraped) -> None:
    assert scraped.moves(scraped.school.hand_in, "grader_queue_runs", queue="live") == (0, 1)


def test_the_longest_wait_grows_with_time(scraped: Scraped) -> None:
    scraped.school.hand_in()

    moved = scraped.moves(lambda: scraped.school.clock.move(seconds=30), "grader_queue_oldest_seconds", queue="live")

    assert moved == (0, 30)


def test_a_run_under_way_is_counted(scraped: Scraped) -> None:
    accepted = scraped.school.hand_in()

    def claim() -> None:
        with scraped.school.database.begin() as tx:
            tx.runs.claim(token="t", lease=LEASE, at=accepted.run.queued_at)

    assert scraped.moves(claim, "grader_running_runs", queue="live") == (0, 1)


def test_a_verdict_falls_into_the_steps_that_it_does_not_exceed(scraped: Scraped) -> None:
    scraped.grade(SOLUTION, seconds=4)

    buckets = {le: scraped.value("grader_push_to_verdict_seconds_bucket", queue="live", le=le) for le in ("3.0", "5.0")}

    assert buckets == {"3.0": 0, "5.0": 1}
    assert scraped.value("grader_push_to_verdict_seconds_sum", queue="live") == 4
    assert scraped.value("grader_push_to_verdict_seconds_count", queue="live") == 1


def test_a_wait_is_counted_with_its_time(scraped: Scraped) -> None:
    scraped.grade(SOLUTION, seconds=4)

    assert scraped.value("grader_queue_wait_seconds_sum", queue="live") == 4


@pytest.mark.parametrize(
    ("content", "verdict", "blame"),
    [(SOLUTION, "passed", ""), (WRONG, "failed", "your_code"), (BREAKS, "error", "platform")],
)
def test_verdicts_are_counted_by_who_is_to_blame(scraped: Scraped, content: bytes, verdict: str, blame: str) -> None:
    moved = scraped.moves(
        lambda: scraped.grade(content), "grader_verdicts_total", queue="live", verdict=verdict, blame=blame
    )

    assert moved == (None, 1)


def test_each_fault_of_ours_is_counted_retried_or_not(scraped: Scraped) -> None:
    moved = scraped.moves(lambda: scraped.grade(BREAKS), "grader_platform_faults_total", fault="SandboxBroke")

    assert moved == (None, 3)


def test_what_the_sweep_mends_is_counted(scraped: Scraped) -> None:
    scraped.school.push(bonjour=SOLUTION)

    assert scraped.moves(scraped.school.sweep, "grader_sweep_repairs_total", repair="accepted") == (None, 1)


def test_a_disk_tells_how_full_it_is(scraped: Scraped) -> None:
    assert scraped.moves(lambda: scraped.disks.fill(0.95), "grader_disk_used_ratio", disk="data") == (0.4, 0.95)
    assert scraped.moves(lambda: scraped.disks.fill(1), "grader_disk_full", disk="data") == (0, 1)
    assert scraped.value("grader_disk_free_bytes", disk="data") == 0


def test_a_disk_that_does_not_answer_has_no_metrics(scraped: Scraped) -> None:
    scraped.disks.down = True

    assert scraped.value("grader_disk_used_ratio", disk="data") is None
    assert scraped.value("grader_up", part="database") == 1


def test_the_age_of_the_last_backup_grows(scraped: Scraped) -> None:
    never = scraped.value("grader_backup_age_seconds")
    with scraped.school.database.begin() as tx:
        tx.audit.add(Act.BACKUP_FINISHED, "night.backup")
    scraped.school.clock.move(hours=1)

    assert (never, scraped.value("grader_backup_age_seconds")) == (math.inf, 3600)


def test_a_host_tells_its_workers_and_its_pool(scraped: Scraped) -> None:
    said = HostVitals("lille", scraped.school.clock(), 2, {"fresh": 3}, {"parked": 4, "made": 1})

    scraped.vitals.tell(said)

    assert scraped.value("grader_workers", host="lille") == 2
    assert scraped.value("grader_pool_sandboxes", host="lille", state="fresh") == 3
    assert scraped.value("grader_pool_given_total", host="lille", kind="made") == 1


def test_a_host_that_fell_silent_has_no_workers(scraped: Scraped) -> None:
    scraped.vitals.tell(HostVitals("lille", scraped.school.clock(), 2, {}, {}))

    moved = scraped.moves(lambda: scraped.school.clock.move(seconds=16), "grader_workers", host="lille")

    assert moved == (2, None)


def test_a_redis_that_is_away_leaves_the_rest(scraped: Scraped) -> None:
    scraped.vitals.down = True

    assert scraped.value("grader_up", part="redis") == 0
    assert scraped.value("grader_queue_runs", queue="live") == 0


def test_a_database_that_is_away_leaves_the_rest(scraped: Scraped, tmp_path: Path) -> None:
    scraped.school.database.dispose()
    (tmp_path / "school.sqlite3").rename(tmp_path / "away")

    assert (scraped.value("grader_up", part="database"), scraped.value("grader_up", part="redis")) == (0, 1)


def test_counts_outlast_their_hours(scraped: Scraped) -> None:
    scraped.grade(SOLUTION)

    def fold() -> None:
        scraped.school.clock.move(days=COUNTED_BY_HOUR / timedelta(days=1) + 1)
        fold_old(database=scraped.school.database, now=scraped.school.clock)
        fold_old(database=scraped.school.database, now=scraped.school.clock)

    moved = scraped.moves(fold, "grader_verdicts_total", queue="live", verdict="passed", blame="")

    assert moved == (1, 1)


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("::1", {}, 200),
        ("192.0.2.7", {}, 403),
        ("127.0.0.1", {"X-Forwarded-For": "192.0.2.7"}, 403),
        ("127.0.0.1", {"Forwarded": "for=192.0.2.7"}, 403),
        ("127.0.0.1", {"X-Real-IP": "192.0.2.7"}, 403),
        ("127.0.0.1", {"Authorization": f"Bearer {TOKEN}", "X-Forwarded-For": "192.0.2.7"}, 403),
    ],
)
def test_without_a_token_only_this_machine_reads(
    scraped: Scraped, address: str, headers: dict[str, str], status: int
) -> None:
    answer = scraped.client.get("/metrics", environ_base={"REMOTE_ADDR": address}, headers=headers)

    assert answer.status_code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"Authorization": "Bearer another-token-than-it"}, 403),
        ({"Authorization": f"Basic {TOKEN}"}, 403),
        ({"Authorization": f"Bearer {TOKEN}"}, 200),
        ({"Authorization": f"Bearer {TOKEN}", "X-Forwarded-For": "192.0.2.7"}, 200),
    ],
)
def test_with_a_token_only_who_has_it_reads(tmp_path: Path, headers: dict[str, str], status: int) -> None:
    with open_grading_school(tmp_path) as school:
        app = app_over(
            tmp_path,
            database=school.database,
            now=school.clock,
            vitals=FakeVitals(),
            metrics_token=SecretStr(TOKEN),
        )

        assert app.test_client().get("/metrics", headers=headers).status_code == status
