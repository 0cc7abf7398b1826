"""`/healthz` asks nothing; `/readyz` names the part that is away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from grader.domain.operation.audit import Act
from grader.engine.ports.operation import HostVitals
from tests.fakes.vitals import FakeVitals
from tests.web.site import Site, open_site


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with open_site(tmp_path) as site:
        yield site


def _vitals(site: Site) -> FakeVitals:
    assert isinstance(site.grader.vitals, FakeVitals)
    return site.grader.vitals


def test_a_process_lives_whatever_is_away(site: Site) -> None:
    site.grader.database.dispose()
    (site.grader.settings.data_folder / "grader.sqlite3").unlink()

    answer = site.app.test_client().get("/healthz")

    assert (answer.status_code, answer.text) == (200, "alive\n")


def test_it_is_ready_with_all_parts(site: Site) -> None:
    _vitals(site).tell(HostVitals("lille", site.clock(), 1, {}, {}))

    answer = site.app.test_client().get("/readyz")

    assert (answer.status_code, answer.json) == (200, {"ready": True, "away": [], "backup_age_seconds": None})


def test_it_names_what_is_away_to_whoever_asks_and_in_the_log(site: Site) -> None:
    _vitals(site).down = True

    with capture_logs() as logs:
        answer = site.app.test_client().get("/readyz")

    assert (answer.status_code, answer.json) == (503, {"ready": False, "away": ["redis"], "backup_age_seconds": None})
    assert logs[-1] == {"event": "not_ready", "away": ("redis",), "log_level": "warning"}


def test_a_full_disk_is_no_state_to_work_in(site: Site) -> None:
    _vitals(site).tell(HostVitals("lille", site.clock(), 1, {}, {}))
    site.grader.disks.fill(1)

    answer = site.app.test_client().get("/readyz")

    assert (answer.status_code, answer.json["away"]) == (503, ["disk"])


def test_an_old_backup_is_told_and_keeps_nobody_from_working(site: Site) -> None:
    with site.grader.database.begin() as tx:
        tx.audit.add(Act.BACKUP_FINISHED, "night.backup")
    site.clock.move(days=30)
    _vitals(site).tell(HostVitals("lille", site.clock(), 1, {}, {}))

    answer = site.app.test_client().get("/readyz")

    assert (answer.status_code, answer.json["backup_age_seconds"]) == (200, 30 * 86_400)
