"""Two cohorts behind a running application, so that each role can ask for its own and for somebody else's."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import NamedTuple

from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient

from grader.adapters.exercise_files.archives import unpacked
from grader.adapters.git.repositories import GitRepositories
from grader.adapters.git.school import GitSchoolRepository
from grader.adapters.git.transport import GitTransport
from grader.adapters.passwords import ArgonPasswords
from grader.adapters.randomness import new_secret
from grader.domain.accounts.credentials import SCOPES, AccessToken, Invitation, Session
from grader.domain.accounts.ssh_keys import SshKey
from grader.domain.assignments import Assignment
from grader.domain.chat import ChatHook
from grader.domain.cohorts.cohort import Cohort, Enrollment, EnrollmentStatus
from grader.domain.comments import Comment, Thread, Turn
from grader.domain.counselling import Appointment, AppointmentState, Obstacle, ObstacleKind
from grader.domain.exercises.exercise import SourceFile
from grader.domain.help_requests import HelpRequest, Stage
from grader.domain.identities.identity import Identity
from grader.domain.notes import Note
from grader.domain.partners import Company
from grader.domain.people import Person, Role
from grader.domain.pinned_answers import PinnedAnswer
from grader.domain.placements.placement import PlacementMoment
from grader.domain.placements.question import PlacementQuestion
from grader.domain.portfolios import CompanyShare, Portfolio, PortfolioLink
from grader.domain.publishing.proposal import REPOSITORY
from grader.domain.queue.queues import QueueName
from grader.domain.receipts import received
from grader.domain.regrades.regrade import Regrade, RegradeChoice, RegradeItem, RegradeKind
from grader.domain.submissions.submission import Repository
from grader.domain.text import Language, Text
from grader.engine.accounts.sessions import hash_of
from grader.engine.ports.database import Database
from tests.fakes.doorbell import FakeDoorbell
from tests.fakes.vitals import FakeVitals
from tests.web.installation import install
from tests.web.samples import ALIKE, COHORT, NOW
from tests.web.samples import COMPANY as SAMPLE_COMPANY
from tests.web.site import GOOD
from web.http.context import SECRET

OTHER_COHORT = Cohort("web-2611", "Web 26-11")
NOBODY = "nobody"
OTHERS = ("yann", "zita", "maud", "hugo")
VIEWERS = (NOBODY, "ada", "karim", "noor", "ines", "paul", "tarek", "lise", "olga", *OTHERS)
"""Nobody is signed in; Ada, whose things are asked for; a learner of her cohort, and one of another cohort; the trainer
and the lead of hers, and those of the other one; the operator; then somebody of a company that is partner of her
cohort, and of one that is partner of the other; a counsellor of her cohort, and one of the other."""

STAFF_OF_THE_OTHER = {"tarek": Role.TRAINER, "lise": Role.LEAD}
numbers = count(1)


class Answered(NamedTuple):
    """What came back."""

    status: int
    text: str
    content: bytes


@dataclass(frozen=True)
class TwoCohorts:
    """What a cell of the matrix works with; each gets its own session, token and objects of Ada's."""

    app: Flask
    database: Database
    submission: str
    commented: str
    commit: str
    key: str

    def ask(self, viewer: str, rule: str, form: dict[str, str]) -> Answered:
        """Ask as this person for a rule such as `GET /submissions/<submission_id>`, with Ada's things in its places."""
        method, _, path = rule.partition(" ")
        for name, value in (self._things() | self._made(path) | self._written(path)).items():
            path = path.replace(f"<{name}>", value)
        assert "<" not in path, f"what stands in {rule}?"
        client = self.app.test_client()
        headers = {} if viewer == NOBODY else self._key(viewer, path, client)
        body: dict[str, object] = {"data": b"0000" if "/git-" in path else form}
        if path.startswith("/api/") and form:
            body = {"json": {name: self._as_json(value) for name, value in form.items()}}
        with client.open(path, method=method, headers=headers, query_string=QUERIES.get(rule), **body) as answer:
            content = answer.get_data()
            return Answered(answer.status_code, content.decode("utf-8", "replace"), content)

    def _as_json(self, value: str) -> str | int | bool:
        if value in {"true", "false"}:
            return value == "true"
        return int(value) if value.isdigit() else value.replace("<commit>", self.commit)

    def push(self, viewer: str, path: str, body: bytes, **headers: str) -> int:
        """Send a body to one of Ada's Git addresses, and return the status once all was answered."""
        client = self.app.test_client()
        address = f"/git/{COHORT.slug}/ada.git/{path}"
        with client.post(address, data=body, headers=self._key(viewer, address, client) | headers) as answer:
            assert isinstance(answer.data, bytes)
            return answer.status_code

    def _key(self, viewer: str, path: str, client: FlaskClient) -> dict[str, str]:
        if path.startswith("/git/"):
            return {"Authorization": f"Basic {b64encode(f'{viewer}:{self._token(viewer)[1]}'.encode()).decode()}"}
        if path.startswith("/api/"):
            return {"Authorization": f"Bearer {self._token(viewer)[1]}"}
        with client.session_transaction() as session:
            session[SECRET] = self._session(viewer)[1]
        return {}

    def _things(self) -> dict[str, str]:
        """Return the things of Ada's that nobody changes, by the name that routes have for them."""
        return {
            "cohort": COHORT.slug,
            "handle": "ada",
            "slug": "bonjour",
            "version": "none",
            "subject": "learner",
            "word": "passed",
            "path:filename": "icon.svg",
            "check_id": "uses-name",
            "key": ALIKE,
            "proposal_id": "V-bonjour",
            "project_id": "J-site",
            "hand_in_id": "K-ada",
            "remote_id": "no-such",
            "course_id": "no-such",
            "submission_id": self.submission,
            "run_id": f"N{self.submission[1:]}",
            "key_id": self.key,
            "provider": "ecole",
        }

    def _made(self, path: str) -> dict[str, str]:
        """Return a new thing of Ada's for each place of the rule that somebody may change."""
        makers: dict[str, Callable[[], str]] = {
            "session_id": lambda: self._session("ada")[0],
            "token_id": lambda: self._token("ada")[0],
            "ssh_key_id": lambda: self._ssh_key("ada"),
            "secret": lambda: self._invitation("ada"),
            "link": lambda: self._placement_link("ada"),
            "identity_id": lambda: self._identity("ada"),
        }
        return {name: make() for name, make in makers.items() if f"<{name}>" in path}

    def _written(self, path: str) -> dict[str, str]:
        """Return the ids of what was written of a hand-in of Ada's, where the rule asks for one."""
        if "regrade_id" in path:
            return self._regrade()
        if path.endswith("/chat/test"):
            self._chat()
        if path.endswith(("/answer", "/answer/withdraw")):
            self._answer()
        if "cohorts/<cohort>/exercises/<slug>" in path:
            return self._given()
        if "help-request" in path:
            return self._help_request()
        if any(word in path for word in ("counsel", "company_id", "portfolio")):
            return self._beside(path)
        if "note_id" in path:
            return self._note()
        return self._comment() if "comment_id" in path or "thread_id" in path else {}

    def _beside(self, path: str) -> dict[str, str]:
        """Return the ids of what stands beside cohorts: companies, portfolios, the follow-up."""
        if "counsel" in path:
            return self._counselled(path)
        return (self._company() if "company_id" in path else {}) | self._portfolio()

    def _counselled(self, path: str) -> dict[str, str]:
        """Return ids of a new appointment and obstacle of Ada's, who agrees, and a counsellor to dismiss."""
        number = next(numbers)
        with self.database.begin() as tx:
            tx.counselling.agree("P-ada", NOW)
            tx.counselling.forget("E-ada")
            met = Appointment(f"D{number}", "E-ada", NOW.date(), "Maud", AppointmentState.PLANNED, "")
            tx.counselling.put_appointment(met)
            tx.counselling.add_obstacle(Obstacle(f"X{number}", "E-ada", ObstacleKind.MONEY, "", NOW.date()))
            if "counsellors" not in path:
                return {"appointment_id": f"D{number}", "obstacle_id": f"X{number}"}
            tx.people.add(Person(f"P-c{number}", f"c{number}", "Sam Petit", Role.COUNSELLOR))
            tx.counselling.name_counsellor(COHORT.slug, f"P-c{number}", sees_progress=False)
        return {"handle": f"c{number}"}

    def _portfolio(self) -> dict[str, str]:
        """Return the ids of Ada's portfolio, which Yann's company may read, and of a new link with its secret."""
        link_id, secret = f"L{next(numbers)}", new_secret()
        with self.database.begin() as tx:
            tx.portfolios.put(Portfolio("F-ada", "P-ada", "Bonjour."))
            for older in tx.portfolios.links("P-ada"):  # a person may have a few only
                tx.portfolios.end_link("P-ada", older.id)
            link = PortfolioLink(link_id, "P-ada", NOW, NOW + timedelta(days=1))
            tx.portfolios.add_link(link, hash_of(secret))
            tx.portfolios.share(CompanyShare("P-ada", SAMPLE_COMPANY, NOW))
        return {"portfolio_id": "F-ada", "link_id": link_id, "link": secret}

    def _company(self) -> dict[str, str]:
        """Return the id of a new company that is partner of her cohort, and the handle of its only person."""
        number = next(numbers)
        person = Person(f"P-of-{number}", f"of-{number}", "Sacha Blanc", Role.PARTNER)
        with self.database.begin() as tx:
            tx.partners.put(Company(f"K{number}", "Atelier Nord", "Lille"))
            tx.partners.join(f"K{number}", COHORT.slug)
            tx.people.add(person)
            tx.partners.let_in(f"K{number}", person.id)
        return {"company_id": f"K{number}", "handle": person.handle}

    def _chat(self) -> None:
        """Let a chat be told of her cohort's changes."""
        with self.database.begin() as tx:
            tx.chats.put(
                ChatHook(COHORT.slug, "https://chat.example/hooks/abcd", Language.FR, names=False, look_at=NOW)
            )

    def _given(self) -> dict[str, str]:
        """Return an exercise that her cohort was given and that nothing else asks for."""
        with self.database.begin() as tx:
            tx.cohorts.assign(Assignment(COHORT.slug, "offres-proches", 99, NOW))
        return {"slug": "offres-proches"}

    def _help_request(self) -> dict[str, str]:
        """Return the id of Ada's only open request for help, which Inès has taken."""
        number = next(numbers)
        with self.database.begin() as tx:
            for older in tx.help_requests.open_of_learners(["E-ada"]):
                tx.help_requests.remove(older.id)
            ines = tx.people.by_handle("ines")
            assert ines is not None
            asked = ("E-ada", "prix-ttc", "Je bloque.", "")
            tx.help_requests.add(HelpRequest(f"A{number}", self.commented, *asked, NOW, Stage.TAKEN, NOW, ines))
        return {"request_id": f"A{number}"}

    def _regrade(self) -> dict[str, str]:
        """Return the id of a new regrade of Ada's cohort, which is ready."""
        number = next(numbers)
        with self.database.begin() as tx:
            before = tx.runs.latest_of([self.submission])[self.submission]
            run = replace(before, id=f"G{number}", queue=QueueName.REGRADE, regrade_id=f"R{number}")
            tx.runs.add(run)
            choice = RegradeChoice("bonjour", cohort=COHORT.slug)
            lost = RegradeItem(f"R{number}", self.submission, "E-ada", before.id, run.id, "-", RegradeKind.LOST)
            tx.regrades.add(Regrade(f"R{number}", choice, run.suite_digest, NOW, None, total=1), [lost])
        return {"regrade_id": f"R{number}"}

    def _answer(self) -> None:
        """Let Inès have answered the failure that Ada met."""
        with self.database.begin() as tx:
            ines, exercise = tx.people.by_handle("ines"), tx.catalog.current("bonjour")
            assert ines is not None
            assert exercise is not None
            met = (COHORT.slug, "bonjour", ALIKE, exercise.checks[1].id)
            tx.pinned_answers.put(PinnedAnswer(*met, Text("Vois."), ines, NOW, exercise.suite_digest))

    def _ssh_key(self, handle: str) -> str:
        """Return the id of a new public key of somebody's."""
        number = next(numbers)
        with self.database.begin() as tx:
            person = tx.people.by_handle(handle)
            assert person is not None
            tx.ssh_keys.add(SshKey(f"K{number}", person.id, "portable", "ssh-ed25519 AAAA", f"SHA256:{number}", NOW))
        return f"K{number}"

    def _note(self) -> dict[str, str]:
        """Return the id of a new note of Inès'."""
        number = next(numbers)
        with self.database.begin() as tx:
            ines = tx.people.by_handle("ines")
            assert ines is not None
            tx.notes.add(Note(f"O{number}", self.commented, "E-ada", ines, "Lui parler.", NOW))
        return {"note_id": f"O{number}"}

    def _comment(self) -> dict[str, str]:
        """Return the ids of a new comment of Ada's and of its thread."""
        number = next(numbers)
        with self.database.begin() as tx:
            ada = tx.people.by_handle("ada")
            assert ada is not None
            tx.comments.begin(Thread(f"H{number}", self.commented, "E-ada", "", None, Turn.STAFF, NOW))
            tx.comments.add(Comment(f"C{number}", f"H{number}", ada, "Pourquoi ?", NOW))
        return {"comment_id": f"C{number}", "thread_id": f"H{number}"}

    def _session(self, handle: str) -> tuple[str, str]:
        id_, secret = f"S{next(numbers)}", new_secret()
        with self.database.begin() as tx:
            tx.credentials.add_session(Session(id_, f"P-{handle}", "Firefox", NOW, NOW), hash_of(secret))
        return id_, secret

    def _token(self, handle: str) -> tuple[str, str]:
        id_, secret = f"T{next(numbers)}", f"agr_{new_secret()}"
        with self.database.begin() as tx:
            person = tx.people.by_handle(handle)
            assert person is not None
            scopes, until = SCOPES[person.role], NOW + timedelta(days=1)
            for older in tx.credentials.tokens(person.id):  # a person may hold a few only
                tx.credentials.revoke_token(older.id, NOW)
            tx.credentials.add_token(AccessToken(id_, person.id, "essai", NOW, until, scopes=scopes), hash_of(secret))
        return id_, secret

    def _identity(self, handle: str) -> str:
        number = next(numbers)
        identity = Identity(f"D{number}", f"P-{handle}", f"https://sso-{number}.example", "17", "ada.b", NOW, NOW)
        with self.database.begin() as tx:
            tx.identities.add(identity)
        return identity.id

    def _invitation(self, handle: str) -> str:
        secret = new_secret()
        with self.database.begin() as tx:
            invitation = Invitation(f"I{next(numbers)}", f"P-{handle}", NOW + timedelta(days=1))
            tx.credentials.add_invitation(invitation, hash_of(secret))
        return secret

    def _placement_link(self, handle: str) -> str:
        secret = new_secret()
        question = PlacementQuestion(f"E-{handle}", PlacementMoment.SIX_WEEKS, linked_at=NOW)
        with self.database.begin() as tx:
            tx.placement_questions.put(question)
            tx.placement_questions.add_link(hash_of(secret), question, NOW + timedelta(days=1))
        return secret


REFS = ("GET /git/<cohort>/<handle>.git/info/refs", "GET /git/exercises.git/info/refs")
QUERIES = {rule: {"service": "git-upload-pack"} for rule in REFS} | {
    "GET /cohorts/<cohort>/plan": {"starts": "2026-10-05"},
    "GET /cohorts/<cohort>/people/<handle>/return": {"on": "2026-11-01"},
    "DELETE /api/v1/cohorts/<cohort>/placements/<handle>/link": {"moment": "at_end"},
}


@contextmanager
def two_cohorts(folder: Path) -> Iterator[TwoCohorts]:
    """Fill a database in this folder, and make the application over it; its forms need no CSRF value."""
    repositories = folder / "repositories"
    passwords = ArgonPasswords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    with install(
        folder,
        repositories=GitRepositories(repositories),
        transport=GitTransport(repositories),
        exercises_repository=GitSchoolRepository(repositories, REPOSITORY),
        unpack=unpacked,
        doorbell=FakeDoorbell(),
        passwords=passwords,
        new_secret=new_secret,
        vitals=FakeVitals(),
    ) as installed:
        commit = GitRepositories(repositories).create(f"{COHORT.slug}/ada.git", [SourceFile("README.md", b"")], "start")
        _add_the_other_cohort(installed.database)
        _add_those_beside(installed.database)
        with installed.database.begin() as tx:
            tx.people.set_password_hash("P-ada", passwords.hash(GOOD))
        installed.app.config["WTF_CSRF_ENABLED"] = False
        submission, commented = (installed.school.latest("ada", slug) for slug in ("bonjour", "prix-ttc"))
        with installed.database.begin() as tx:
            sent = tx.submissions.get(submission)
            assert sent is not None
            tx.receipts.add(received(sent))
            (key,) = tx.receipts.keys()
        yield TwoCohorts(installed.app, installed.database, submission, commented, commit, key.id)


def _add_the_other_cohort(database: Database) -> None:
    with database.begin() as tx:
        tx.cohorts.add(OTHER_COHORT)
        for handle, role in STAFF_OF_THE_OTHER.items():
            tx.people.add(Person(f"P-{handle}", handle, handle.title(), role))
            tx.cohorts.add_staff(OTHER_COHORT.slug, f"P-{handle}")
        noor = tx.people.by_handle("noor")
        assert noor is not None
        tx.cohorts.enroll(Enrollment("E-noor", OTHER_COHORT.slug, noor, EnrollmentStatus.ACTIVE))
        tx.repositories.add(Repository("R-noor", "E-noor", OTHER_COHORT.slug, "noor"))


def _add_those_beside(database: Database) -> None:
    """Store a company that is partner of the other cohort, with Zita, and Hugo, a counsellor of that cohort."""
    with database.begin() as tx:
        for handle, role in (("zita", Role.PARTNER), ("hugo", Role.COUNSELLOR)):
            tx.people.add(Person(f"P-{handle}", handle, handle.title(), role))
        tx.counselling.name_counsellor(OTHER_COHORT.slug, "P-hugo", sees_progress=True)
        tx.partners.put(Company("K-other", "Ailleurs"))
        tx.partners.join("K-other", OTHER_COHORT.slug)
        tx.partners.let_in("K-other", "P-zita")
