"""The operator's pages: for operators alone; what waits, what broke with a way to try it again, and who did what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader.domain.accounts.credentials import Session as BrowserSession
from grader.domain.operation.audit import SYSTEM, Act, Actor, Way
from grader.domain.operation.certificate import Certificate
from grader.domain.operation.software import ImageCondition, ImageState
from grader.domain.people import Role
from grader.domain.queue.hosts import Host, HostProblem
from grader.engine.accounts.sessions import hash_of
from grader.engine.operation.acting import act_as
from grader.engine.operation.asking_backup import ask_backup, begin_backup, end_backup, note_backup
from grader.engine.ports.audit import AuditQuery
from grader.engine.ports.operation import HostVitals
from tests.engine.grading_school import BREAKS, School, open_grading_school
from tests.fakes.disks import FakeDisks
from tests.fakes.machine import VERSIONS
from tests.fakes.vitals import FakeVitals
from tests.web.site import Browser, app_over
from web.http.context import SECRET

PAGES = ("/operator", "/operator/audit")


@dataclass
class Operated:
    """A school that grades, and the application over it, with browsers of its people."""

    school: School
    vitals: FakeVitals
    folder: Path
    disks: FakeDisks = field(default_factory=FakeDisks)

    def __post_init__(self) -> None:
        self.show()
        self.school.people["olga"] = self.school.add("olga", Role.OPERATOR)

    def show(self, **more: object) -> None:
        """Make the application over these parts, too."""
        parts = {"database": self.school.database, "now": self.school.clock, "vitals": self.vitals, "disks": self.disks}
        parts |= {"doorbell": self.school.doorbell, "new_id": self.school.new_id}
        self.app = app_over(self.folder, **parts, **more)

    def browser(self, handle: str) -> Browser:
        """Return a browser that this person is signed in with."""
        person, at = self.school.people[handle], self.school.clock()
        with self.school.database.begin() as tx:
            session = BrowserSession(f"B-{handle}", person.id, "Firefox", at, at)
            tx.credentials.add_session(session, hash_of(f"secret-of-{handle}"))
        client = self.app.test_client()
        with client.session_transaction() as cookie:
            cookie[SECRET] = f"secret-of-{handle}"
        return Browser(client)

    def acts(self, act: Act) -> list[tuple[Actor, str]]:
        """Return who did this to what, newest first."""
        with self.school.database.read() as tx:
            return [(entry.actor, entry.object) for entry in tx.audit.find(AuditQuery(act=act), 99)]

    def broken(self) -> str:
        """Return the id of a run that ended as our fault."""
        run_id = self.school.hand_in(BREAKS).run.id
        self.school.grade_to_the_end(run_id)
        return run_id


@pytest.fixture
def operated(tmp_path: Path) -> Iterator[Operated]:
    with open_grading_school(tmp_path) as school:
        yield Operated(school, FakeVitals(), tmp_path)
    act_as(SYSTEM)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("handle", ["ada", "ines", "paul"])
def test_nobody_else_knows_of_these_pages(operated: Operated, handle: str, path: str) -> None:
    browser = operated.browser(handle)

    assert browser.get(path).status_code == 404
    assert 'href="/operator"' not in browser.get("/").text


@pytest.mark.parametrize("path", PAGES)
def test_a_visitor_is_asked_to_sign_in(operated: Operated, path: str) -> None:
    assert "/sign-in" in operated.app.test_client().get(path).headers["Location"]


def test_an_operator_finds_the_page_in_the_menu(operated: Operated) -> None:
    assert 'href="/operator"' in operated.browser("olga").get("/").text


def test_it_shows_what_waits_and_for_how_long(operated: Operated) -> None:
    operated.school.hand_in()
    operated.school.clock.move(minutes=5)

    page = operated.browser("olga").get("/operator").text

    assert "waiting: 1, under way: 0" in page
    assert "longest wait: 5\N{NO-BREAK SPACE}min" in page
    assert "bonjour" in page


def test_it_shows_each_host_with_its_workers_and_sandboxes(operated: Operated) -> None:
    sandboxes = {"fresh": 2, "parked": 1, "leased": 3, "making": 0}
    given = {"parked": 7, "fresh": 5, "made": 4}
    operated.school.join("lille", slots=2)
    operated.school.join("metz", slots=1)
    operated.vitals.tell(HostVitals("lille", operated.school.clock(), 2, sandboxes, given))

    page = operated.browser("olga").get("/operator").text

    assert "0 of 2 slots in use" in page
    assert "0 of 1 slot in use" in page
    assert "2 ready, 1 kept for their learner, 3 in use, 0 being made" in page


def test_a_host_that_fell_silent_is_told_apart(operated: Operated) -> None:
    operated.school.join("lille")
    operated.school.clock.move(minutes=2)

    page = operated.browser("olga").get("/operator").text

    assert "silent since" in page
    assert "slots in use" not in page


def test_a_host_that_takes_no_work_says_why(operated: Operated) -> None:
    with operated.school.database.begin() as tx:
        for name, problem in (("lille", HostProblem.ENGINE), ("metz", HostProblem.IMAGE), ("nancy", None)):
            tx.hosts.join(Host(name, operated.school.clock(), 2, problem))
        tx.hosts.drain("nancy")

    page = operated.browser("olga").get("/operator").text

    assert "its Docker Engine does not answer" in page
    assert "differs from most hosts" in page
    assert "It ends what it has" in page


def test_it_says_that_redis_is_away(operated: Operated) -> None:
    operated.vitals.down = True

    assert "Redis does not answer" in operated.browser("olga").get("/operator").text


@pytest.mark.parametrize(
    ("used", "said"),
    [(0.5, None), (0.89, None), (0.9, "it is nearly full"), (0.999, "it is nearly full"), (1, "it is full")],
)
def test_a_disk_is_told_of_before_it_is_full(operated: Operated, used: float, said: str | None) -> None:
    operated.disks.fill(used)

    page = operated.browser("olga").get("/operator").text

    assert f"{int(used * 100)} % in use" in page
    assert re.findall("it is nearly full|it is full", page) == ([said] if said else [])


def test_a_backup_that_is_due_is_asked_for(operated: Operated) -> None:
    browser, due = operated.browser("olga"), "A backup is due"
    assert due in browser.get("/operator").text

    write_down(operated, (Act.BACKUP_FINISHED, "night.backup", Actor(Way.CLI, "grader")))
    made = browser.get("/operator").text
    operated.school.clock.move(days=2, minutes=1)

    assert due not in made
    assert due in browser.get("/operator").text


def test_a_fault_is_told_with_its_reason(operated: Operated) -> None:
    broken = operated.broken()

    page = operated.browser("olga").get("/operator").text

    assert broken in page
    assert "The sandbox ended in a way that is nobody&#39;s code." in page


def test_a_button_tries_a_run_again_and_says_so(operated: Operated) -> None:
    broken = operated.broken()
    browser = operated.browser("olga")
    (action,) = re.findall(r'action="(/operator/runs/\w+/retry)"', browser.get("/operator").text)

    answer = browser.post(action, page="/operator")

    assert answer.status_code == 303
    page = browser.get("/operator").text
    assert "The run waits in the live queue again." in page
    assert action not in page
    assert operated.acts(Act.RUN_RETRIED) == [(Actor(Way.WEB, "P-olga"), broken)]


def test_a_second_press_changes_nothing(operated: Operated) -> None:
    broken = operated.broken()
    browser = operated.browser("olga")
    for _ in range(2):
        browser.post(f"/operator/runs/{broken}/retry", page="/operator")

    assert "was tried again already" in browser.get("/operator").text
    assert len(operated.acts(Act.RUN_RETRIED)) == 1


@pytest.mark.parametrize("handle", ["ada", "ines"])
def test_nobody_else_may_try_again(operated: Operated, handle: str) -> None:
    broken = operated.broken()

    answer = operated.browser(handle).post(f"/operator/runs/{broken}/retry", page="/")

    assert answer.status_code == 404
    assert operated.acts(Act.RUN_RETRIED) == []


def test_trying_again_needs_the_form_s_own_value(operated: Operated) -> None:
    broken = operated.broken()

    answer = operated.browser("olga").client.post(f"/operator/runs/{broken}/retry")

    assert answer.status_code == 400
    assert operated.acts(Act.RUN_RETRIED) == []


def write_down(operated: Operated, *acts: tuple[Act, str, Actor]) -> None:
    with operated.school.database.begin() as tx:
        for act, what, by in acts:
            tx.audit.add(act, what, by=by)


def test_the_log_names_people_by_their_names_and_the_machine_s_by_their_accounts(operated: Operated) -> None:
    write_down(
        operated,
        (Act.PERSON_INVITED, "P-karim", Actor(Way.CLI, "root")),
        (Act.TOKEN_MADE, "T-1", Actor(Way.WEB, "P-ada")),
    )

    page = " ".join(operated.browser("olga").get("/operator/audit").text.split())

    assert '>root</strong> invited a person: <span translate="no">karim</span>' in page
    assert "<strong>Ada</strong>" in page
    assert "on the command line" in page


def test_the_log_says_for_whom_a_token_was_made_and_in_which_cohort_a_place(operated: Operated) -> None:
    with operated.school.database.begin() as tx:
        tx.audit.add(Act.TOKEN_MADE, "T-1", belongs_to="P-karim", by=Actor(Way.CLI, "root"))
        tx.audit.add(Act.PERSON_ENROLLED, "P-ada", belongs_to="web-2610", by=Actor(Way.CLI, "root"))

    page = " ".join(operated.browser("olga").get("/operator/audit?who=root").text.split())

    assert 'made a token: <span translate="no">T-1</span> of Karim (<span translate="no">karim</span>)' in page
    assert '<span translate="no">ada</span> (<span translate="no">web-2610</span>)' in page


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("?act=token.made", ["T-1"]),
        ("?who=ada", ["T-1"]),
        ("?who=P-ada", ["T-1"]),
        ("?who=root", ["T-2"]),
        ("?what=T-2", ["T-2"]),
        ("?act=nonsense&who=%00", ["T-2", "T-1"]),
        ("?before=99999999999999999999", ["T-2", "T-1"]),
        ("?who=nobody", []),
    ],
)
def test_the_log_is_filtered(operated: Operated, asked: str, shown: list[str]) -> None:
    browser = operated.browser("olga")
    write_down(operated, (Act.TOKEN_MADE, "T-1", Actor(Way.WEB, "P-ada")))
    write_down(operated, (Act.TOKEN_REVOKED, "T-2", Actor(Way.CLI, "root")))

    page = browser.get(f"/operator/audit{asked}")

    assert page.status_code == 200
    assert re.findall(r'translate="no">(T-\d)</span>', page.text) == shown


def test_the_log_goes_on_page_by_page(operated: Operated) -> None:
    write_down(operated, *[(Act.TOKEN_MADE, f"T-{n:02d}", Actor(Way.WEB, "P-ada")) for n in range(70)])
    browser, seen = operated.browser("olga"), []

    address = "/operator/audit?who=ada"
    while address:
        page = browser.get(address).text
        seen += re.findall(r"T-\d\d", page)
        older = re.search(r'href="([^"]+)">Older', page)
        address = older[1].replace("&amp;", "&") if older else ""

    assert seen == [f"T-{n:02d}" for n in reversed(range(70))]


def said(operated: Operated, *images: ImageState) -> None:
    """Have the host `lille` say which images it has."""
    operated.school.join("lille")
    vitals = HostVitals("lille", operated.school.clock(), 2, {}, {}, VERSIONS.program, "29.1", images)
    operated.vitals.tell(vitals)


def test_an_image_that_is_missing_or_old_comes_with_the_command_that_mends_it(operated: Operated) -> None:
    ready = ImageState(
        "shell", ImageCondition.READY, on_demand=True, digest="ab" * 32, built_at=operated.school.clock()
    )
    said(operated, replace(ready, condition=ImageCondition.OUTDATED), ImageState("python", ImageCondition.MISSING))

    page = operated.browser("olga").get("/operator").text

    assert "lille lacks the image python" in page
    assert ">grader images build python</code>" in page
    assert ">grader images build shell</code>" in page


def test_an_image_that_no_exercise_needs_may_be_missing(operated: Operated) -> None:
    python = ImageState("python", ImageCondition.READY, digest="ab" * 32, built_at=operated.school.clock())
    said(operated, python, ImageState("sql", ImageCondition.MISSING, on_demand=True))

    page = operated.browser("olga").get("/operator").text

    assert "grader images build" not in page
    assert "not built: no exercise needs it" in page


@pytest.mark.parametrize(
    ("certificate", "sentence"),
    [
        (Certificate("/tls", problem="other_key", file="privkey.pem"), "cannot be used any more"),
        (Certificate("/tls", ends_at=datetime(2026, 11, 1, tzinfo=UTC)), "The certificate is over"),
        (Certificate("/tls", ends_at=datetime(2026, 12, 1, tzinfo=UTC)), "The certificate ends in 7 days"),
    ],
)
def test_a_certificate_that_needs_somebody_is_told(operated: Operated, certificate: Certificate, sentence: str) -> None:
    operated.show(certificate=lambda: certificate)

    assert sentence in operated.browser("olga").get("/operator").text


def test_tables_of_another_revision_come_with_the_command(operated: Operated) -> None:
    operated.show(versions=lambda: replace(VERSIONS, needed_revision="0099"))

    page = operated.browser("olga").get("/operator").text

    assert "bring them to revision 0099" in page
    assert ">grader migrate</code>" in page


def test_a_backup_is_asked_for_once_while_it_is_under_way(operated: Operated) -> None:
    olga = operated.browser("olga")

    pages = [olga.post("/operator/backups", page="/operator"), olga.post("/operator/backups", page="/operator")]

    assert [page.status_code for page in pages] == [303, 303]
    assert len(operated.acts(Act.BACKUP_ASKED)) == 1
    page = olga.get("/operator").text
    assert "A backup was asked for" in page
    assert "Back up now" not in page


def test_the_page_says_how_far_the_backup_is_and_how_it_ended(operated: Operated) -> None:
    parts = {"database": operated.school.database, "now": operated.school.clock}
    olga = operated.browser("olga")
    ask_backup(operated.school.people["olga"], new_id=operated.school.new_id, **parts)
    begun = begin_backup(**parts)
    assert begun is not None
    note_backup(begun, 3_200_000, **parts)
    under_way = olga.get("/operator/backups/live").text

    end_backup(begun, file="night.backup", size_bytes=4_200_000, **parts)

    assert "3.2\N{NO-BREAK SPACE}MB so far" in under_way
    assert "night.backup" in olga.get("/operator").text


def test_a_backup_that_was_cut_off_is_told_and_may_be_asked_for_again(operated: Operated) -> None:
    parts = {"database": operated.school.database, "now": operated.school.clock}
    ask_backup(operated.school.people["olga"], new_id=operated.school.new_id, **parts)
    begin_backup(**parts)
    operated.school.clock.move(minutes=2)

    page = operated.browser("olga").get("/operator").text

    assert "The process that wrote it ended" in page
    assert "Back up now" in page
