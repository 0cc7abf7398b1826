"""A hand-in's page that is open while it is graded for real: the place in line, check by check, then the end."""

import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chaos.traps import Traps
from tests.e2e.browser import PASSWORD, choose_password
from tests.e2e.conftest import Held, open_desk
from tests.e2e.desk import FILE, RIGHT, Desk, ended
from tests.e2e.school import School

pytestmark = pytest.mark.browser

END = "Terminé\N{NO-BREAK SPACE}: 4 sur 4."


@pytest.fixture(scope="module")
def patient(traps: Traps) -> Iterator[School]:
    """Yield a school of these tests' own, where a run may stand still while a browser opens."""
    with School(beside=traps.environment, lease_seconds=15, workers=1) as school:
        yield school


@pytest.fixture
def ada(patient: School, tmp_path: Path) -> Iterator[Desk]:
    """Yield the desk of an Ada at the school whose parts are struck, mended after her."""
    yield open_desk(patient.add("Ada"), patient, tmp_path)
    patient.start()


@contextmanager
def opened(desk: Desk, school: School, chromium: Browser) -> Iterator[Page]:
    """Open the page of the newest hand-in of `bonjour`, as its learner."""
    choose_password(desk.member.person.handle, school)
    context = chromium.new_context(base_url=school.settings.public_url, locale="fr")
    page = context.new_page()
    page.goto(f"/submissions/{school.submissions(desk.member.person.handle, 'bonjour')[0].id}")
    page.get_by_label("Ton identifiant").fill(desk.member.person.handle)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Se connecter").click()
    yield page
    context.close()


def restart_redis(school: School) -> None:
    school.redis.stop()
    school.redis.start()


def restart_web(school: School) -> None:
    school.web.kill()
    school.web.start()


def restart_worker(school: School) -> None:
    school.worker.kill()
    school.worker.start()


STRIKES: dict[str, Callable[[School], None]] = {
    "nothing": lambda _: None,
    "worker": restart_worker,
    "redis": restart_redis,
    "web": restart_web,
}


@pytest.mark.parametrize("strike", STRIKES.values(), ids=STRIKES)
def test_a_page_that_was_open_shows_the_end_whatever_is_restarted(
    ada: Desk, patient: School, held: Held, chromium: Browser, strike: Callable[[School], None]
) -> None:
    with opened(ada, patient, chromium) as page:
        expect(page.locator("#progress")).to_have_text(re.compile("Tests en cours.: 1 sur 4"))
        expect(page.locator(".check-passed")).to_have_count(1)
        page.evaluate("window.untouched = true")

        strike(patient)
        held.run.resume()

        expect(page.locator("#progress")).to_contain_text(END)
        assert page.evaluate("window.untouched")
    ended(held.push)


def test_who_waits_reads_their_place_then_the_end(
    ada: Desk, patient: School, held: Held, chromium: Browser, tmp_path: Path
) -> None:
    desks = [open_desk(patient.add(name), patient, tmp_path) for name in ("Karim", "Chloe")]
    pushes = [begin(desk) for desk in desks]

    with opened(desks[-1], patient, chromium) as page:
        expect(page.locator("#progress")).to_contain_text("1 rendu avant le tien")
        held.run.resume()
        expect(page.locator("#progress")).to_contain_text(END)

    for push in (held.push, *pushes):
        assert "Bravo" in ended(push).said


def begin(desk: Desk) -> subprocess.Popen[bytes]:
    """Push a solution, and return once it waits."""
    desk.write(FILE, RIGHT)
    desk.commit()
    push = desk.begin_push()
    desk.until_tried("bonjour", 1)
    return push
