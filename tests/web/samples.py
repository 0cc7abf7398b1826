"""A school to look at: one cohort of eight learners, six exercises, and every status that people read."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from grader.adapters.exercise_files.folder import read_folder
from grader.domain.accounts.credentials import Session as BrowserSession
from grader.domain.assignments import Assignment
from grader.domain.cohorts.cohort import Cohort, Enrollment, EnrollmentStatus
from grader.domain.cohorts.progress import after_accept, after_run
from grader.domain.comments import Comment, Thread, Turn
from grader.domain.counselling import Appointment, AppointmentState, Obstacle, ObstacleKind
from grader.domain.exercises.exercise import Exercise, Visibility
from grader.domain.exercises.pictures import Picture
from grader.domain.grading.run import Result, Run
from grader.domain.help_requests import HelpRequest, Stage
from grader.domain.looks import PageLook, SeenPage
from grader.domain.notes import Note
from grader.domain.operation.audit import SYSTEM, Act, Actor, Way
from grader.domain.operation.tally import STEPS, Measure, Tally, hour_of
from grader.domain.partners import Company
from grader.domain.people import Person, Role
from grader.domain.placements.placement import PlacementMoment
from grader.domain.placements.question import PlacementQuestion
from grader.domain.portfolios import CompanyShare, Portfolio, PortfolioItem, PortfolioLink
from grader.domain.projects.hand_in import ProjectHandIn
from grader.domain.projects.pairing import ProjectPair
from grader.domain.projects.project import Criterion, Level, Project
from grader.domain.projects.review import ProjectReview
from grader.domain.publishing.proposal import MAIN, NO_COMMIT, Proposal, ProposalState
from grader.domain.queue.queues import QueueName
from grader.domain.regrades.regrade import Regrade, RegradeChoice, RegradeItem, RegradeKind
from grader.domain.submissions.submission import Repository, Submission
from grader.domain.text import Language, Text
from grader.domain.verdicts import RunState, Status
from grader.engine.accounts.sessions import hash_of
from grader.engine.competencies.noting import note_evidence
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.operation import Fault
from grader.engine.stumbles.recording import record_try
from tests.fakes.repositories import FakeRepositories
from tests.runners import RUNNERS
from tests.web import results

NOW = datetime(2026, 11, 23, 8, 5, tzinfo=UTC)
PICTURE = Picture("pictures/page.png", results.PICTURE, Text("Un titre vert, une image", "A green title, a picture"))
EXERCISES = ("bonjour", "prix-ttc", "covoiturage", "vote-de-la-promo", "numero-de-telephone", "offres-proches")
COHORT = Cohort("web-2610", "Web 26-10")
NAMES = {
    "ada": "Ada Benali",
    "karim": "Karim Diallo",
    "chloe": "Chloé Martin",
    "jean-luc": "Jean-Luc Petit",
    "lea": "Léa Nguyen",
    "moussa": "Moussa Traoré",
    "samira": "Samira Haddad",
    "thomas": "Thomas Lefèvre-Rousseau",
}
STAFF = {"ines": ("Inès Garcia", Role.TRAINER), "paul": ("Paul Meyer", Role.LEAD)}
OTHERS = {
    "olga": ("Olga Roche", Role.OPERATOR),
    "noor": ("Noor Said", Role.LEARNER),
    "yann": ("Yann Le Goff", Role.PARTNER),
    "maud": ("Maud Keller", Role.COUNSELLOR),
}
COMPANY = Company("K-atelier", "Atelier Nord", "Lille", "https://atelier.example")
"""Partner of the cohort; Yann is of it."""

PORTFOLIO, LINK_OF_CHLOE = "F-chloe", "link-of-chloe"
"""Chloé's portfolio, which is shared with the company, and by a link of this secret."""

TRIES = {
    "ada": ("missing failed partial", "raised partial4", "running", "", "", ""),
    "karim": ("said passed", "passed", "partial4", "queued", "", ""),
    "chloe": ("passed", "passed", "passed", "passed", "partial4 passed", "passed"),
    "jean-luc": ("syntax syntax syntax", "slow", "", "", "", ""),
    "lea": ("passed", "failed partial", "ours", "", "", ""),
    "moussa": ("partial passed", "tampered", "misplaced", "hidden", "", ""),
    "samira": ("", "", "", "", "", ""),
    "thomas": ("slow passed", "passed", "raised", "running", "", ""),
}
"""What each learner handed in, exercise by exercise, oldest first."""

COVERED = {"vote-de-la-promo": (1, Visibility.HIDDEN), "prix-ttc": (3, Visibility.AFTER_DUE_DATE)}
"""Checks whose content learners do not see, or not yet."""

LINK_OF_LEA = "what-became-of-lea"
ALIKE = "ba2059f2f58d0288"
"""The key of the failure of `bonjour` that Ada met, and Moussa too."""


@dataclass
class School:
    """What a test needs to find its way in the sample."""

    secrets: dict[str, str] = field(default_factory=dict)
    submissions: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def latest(self, handle: str, exercise: str) -> str:
        """Return the id of a learner's newest hand-in of an exercise."""
        return self.submissions[handle, exercise][-1]


def fill(database: Database, folder: Path, repositories: FakeRepositories | None = None) -> School:
    """Store the sample; `folder` holds the exercises, and `repositories` gets what was handed in."""
    school = School()
    exercises = tuple(_pictured(_covered(read_folder(folder / slug, RUNNERS).exercise)) for slug in EXERCISES)
    with database.begin() as tx:
        tx.cohorts.add(COHORT)
        for place, exercise in enumerate(exercises):
            tx.catalog.publish(exercise, NOW - timedelta(days=30))
            due_at = NOW + timedelta(days=3 * place - 1) if place else None
            tx.cohorts.assign(Assignment(COHORT.slug, exercise.slug, place, due_at))
        for handle, (name, role) in {**STAFF, **OTHERS}.items():
            _person(handle, name, role, school, tx)
        tx.partners.put(COMPANY)
        tx.partners.join(COMPANY.id, COHORT.slug)
        tx.partners.let_in(COMPANY.id, "P-yann")
        for handle in STAFF:
            tx.cohorts.add_staff(COHORT.slug, f"P-{handle}")
        for handle, name in NAMES.items():
            _learner(handle, name, school, tx)
    for handle in NAMES:
        _hand_in_all(handle, exercises, school, database)
    if repositories is not None:
        for exercise in exercises:
            _keep_programs(exercise, school, database, repositories)
    with database.begin() as tx:
        _operate(school, tx)
        _comment(school, tx)
        _note(school, tx)
        _ask_for_help(school, tx)
        _regrade(school, tx)
        _propose(tx)
        _share_portfolio(tx)
        _go_along(tx)
        _ask_what_became(tx)
        _give_project(tx)
    return school


def _ask_what_became(tx: Transaction) -> None:
    """Ask Léa by a link what she does now."""
    question = PlacementQuestion("E-lea", PlacementMoment.AT_END, linked_at=NOW)
    tx.placement_questions.put(question)
    tx.placement_questions.add_link(hash_of(LINK_OF_LEA), question, NOW + timedelta(days=30))


def _give_project(tx: Transaction) -> None:
    """Give the cohort a project; Ada has handed in, Inès has reviewed it, and Karim is to review it as a peer."""
    words = {Level.NOT_YET: Text("déborde"), Level.REACHED: Text("tient dans l'écran", "fits the screen")}
    grid = (Criterion("c1", Text("Sur un téléphone", "On a phone"), words), Criterion("c2", Text("Au clavier")))
    brief = Text("## Le site\n\nFais le site d'une **association**.", "Make the site of a **charity**.")
    begins, due = NOW - timedelta(days=7), NOW + timedelta(days=7)
    site = Project("J-site", COHORT.slug, "site-asso", Text("Un site"), brief, grid, (), begins, due, peers=True)
    tx.projects.put(site)
    tx.projects.add_hand_in(ProjectHandIn("K-ada", "J-site", "E-ada", 1, NOW, address="https://asso.example.org/ada"))
    tx.projects.add_pairs([ProjectPair("J-site", "E-karim", "E-ada")])
    ines = tx.people.by_handle("ines")
    assert ines is not None
    levels = {"c1": Level.REACHED, "c2": Level.NEARLY}
    tx.projects.put_review(
        ProjectReview("K-ada", "E-ada", ines, False, levels, {"c2": "Le menu ?"}, "Très clair.", NOW)  # noqa: FBT003 - a value
    )


def _pictured(exercise: Exercise) -> Exercise:
    """Return the exercise with a picture of how a page should look at each of its checks."""
    return replace(exercise, checks=tuple(replace(check, picture=PICTURE) for check in exercise.checks))


def _covered(exercise: Exercise) -> Exercise:
    """Return the exercise with the check that `COVERED` names for it covered."""
    place, visibility = COVERED.get(exercise.slug, (0, exercise.checks[0].visibility))
    check = replace(exercise.checks[place], visibility=visibility)
    return replace(exercise, checks=(*exercise.checks[:place], check, *exercise.checks[place + 1 :]))


def _operate(school: School, tx: Transaction) -> None:
    """Store what the operator sees: a day's counts, the faults that Léa's run met with, and some acts."""
    submission = school.latest("lea", "covoiturage")
    broke = Fault(f"N{submission[1:]}", submission, "covoiturage", NOW - timedelta(hours=2), "SandboxBroke", ended=True)
    tx.faults.add(replace(broke, ended=False))
    tx.faults.add(broke)
    hour = hour_of(NOW - timedelta(hours=2))
    verdict = Tally(hour, Measure.VERDICT, "passed", "live", up_to=STEPS[4], count=180)
    tx.tallies.add(
        [
            verdict,
            replace(verdict, hour=hour_of(NOW), up_to=STEPS[7], count=20),
            replace(verdict, word="error", blame="platform", up_to=STEPS[12], count=1),
            Tally(hour, Measure.FAULT, "SandboxBroke", count=2),
            Tally(hour - timedelta(days=2), Measure.FAULT, "SandboxUnavailable", count=40),
        ]
    )
    root, olga = Actor(Way.CLI, "root"), Actor(Way.WEB, "P-olga")
    for act, what, by in (
        (Act.COHORT_OPENED, COHORT.slug, root),
        (Act.PERSON_ENROLLED, "P-ada", root),
        (Act.EXERCISE_PUBLISHED, "bonjour", root),
        (Act.SIGNED_IN, "P-olga", olga),
        (Act.TOKEN_MADE, "T-olga", olga),
        (Act.OLD_FORGOTTEN, "2026-10", SYSTEM),
    ):
        tx.audit.add(act, what, by=by)


COMMENTS = (
    ("lea", "prix-ttc", 3, Turn.LEARNER, "ines: Que vaut `taux` quand on ne le **donne** pas ?"),
    ("lea", "prix-ttc", 3, Turn.NOBODY, "lea: Pourquoi deux noms ? | ines: L'un est le prix, l'autre le taux."),
    (
        "lea",
        "prix-ttc",
        None,
        Turn.STAFF,
        "ines: Bien commencé. | lea: Je cale sur `calcule()` :\n\n```python\n1 + 1\n```",
    ),
    ("ada", "bonjour", 1, Turn.LEARNER, "paul: Un joli début."),
)
"""Of whose hand-in, on which line, whose turn it is, and who said what."""


def _comment(school: School, tx: Transaction) -> None:
    """Store what was said of hand-ins; the first of Léa's own comments is `C-lea`."""
    for place, (handle, exercise, line, turn, said) in enumerate(COMMENTS):
        submission_id, at = school.latest(handle, exercise), NOW - timedelta(hours=3, minutes=place)
        published = tx.catalog.current(exercise)
        assert published is not None
        path = published.hand_in[0] if line else ""
        thread = Thread(f"H-{handle}-{place}", submission_id, f"E-{handle}", path, line, turn, at)
        tx.comments.begin(thread)
        for number, words in enumerate(said.split(" | ")):
            author, _, text = words.partition(": ")
            person = tx.people.by_handle(author)
            assert person is not None
            own = author == handle and tx.comments.comment(f"C-{handle}") is None
            comment = f"C-{handle}" if own else f"C-{place}-{number}"
            tx.comments.add(Comment(comment, thread.id, person, text, at + timedelta(minutes=number)))


HELP = (
    ("A-jean-luc", "jean-luc", "bonjour", Stage.WAITING, "", "Je ne comprends pas l'erreur.", 26),
    ("A-ada", "ada", "prix-ttc", Stage.TAKEN, "ines", "Le taux change, mais pas le prix.", 3),
    ("A-lea", "lea", "prix-ttc", Stage.ANSWERED, "ines", "Où mettre `taux` ?", 50),
)
"""Each request's id, whose, of which exercise, how far, by whose help, what, and hours ago."""


def _ask_for_help(school: School, tx: Transaction) -> None:
    """Store what learners ask."""
    for request_id, handle, exercise, stage, helper, text, hours in HELP:
        at, tried = NOW - timedelta(hours=hours), "J'ai relu l'énoncé.\nJ'ai changé la ligne 3."
        by = tx.people.by_handle(helper)
        submission_id = school.latest(handle, exercise)
        tx.help_requests.add(
            HelpRequest(request_id, submission_id, f"E-{handle}", exercise, text, tried, at, stage, at, by)
        )


REGRADED = (
    ("ada", RegradeKind.GAINED, Status.PASSED),
    ("karim", RegradeKind.LOST, Status.PARTIAL),
    ("jean-luc", RegradeKind.FLAKY, Status.PASSED),
)
"""Of whose hand-in of `bonjour` came out what in the regrade `G-bonjour`, and what it says now."""


def _regrade(school: School, tx: Transaction) -> None:
    """Store a regrade of Inès' that nobody has decided about."""
    exercise, at = tx.catalog.current("bonjour"), NOW - timedelta(minutes=5)
    assert exercise is not None
    items = []
    for handle, kind, status in REGRADED:
        submission_id = school.latest(handle, "bonjour")
        before = tx.runs.latest_of([submission_id])[submission_id]
        run = replace(before, id=f"G-{handle}", queue=QueueName.REGRADE, regrade_id="G-bonjour", queued_at=at)
        tx.runs.add(replace(run, started_at=at, finished_at=at, result=results.of(status, exercise)))
        items.append(RegradeItem("G-bonjour", submission_id, f"E-{handle}", before.id, run.id, f"G2-{handle}", kind))
    choice = RegradeChoice("bonjour", cohort=COHORT.slug)
    tx.regrades.add(Regrade("G-bonjour", choice, exercise.suite_digest, at, "P-ines", len(items)), items)


def _note(school: School, tx: Transaction) -> None:
    """Store what Inès and Paul noted of Léa's hand-in."""
    for note_id, handle, text in (("O-lea", "ines", "En parler **lundi**."), ("O-paul", "paul", "Vu avec Léa.")):
        author = tx.people.by_handle(handle)
        assert author is not None
        tx.notes.add(Note(note_id, school.latest("lea", "prix-ttc"), "E-lea", author, text, NOW - timedelta(hours=1)))


def _person(handle: str, name: str, role: Role, school: School, tx: Transaction) -> Person:
    person = Person(f"P-{handle}", handle, name, role)
    school.secrets[handle] = f"secret-of-{handle}"
    tx.people.add(person)
    session = BrowserSession(f"B-{handle}", person.id, "Firefox, Windows", NOW - timedelta(hours=3), NOW)
    tx.credentials.add_session(session, hash_of(school.secrets[handle]))
    return person


def _learner(handle: str, name: str, school: School, tx: Transaction) -> None:
    person = _person(handle, name, Role.LEARNER, school, tx)
    tx.cohorts.enroll(Enrollment(f"E-{handle}", COHORT.slug, person, EnrollmentStatus.ACTIVE))
    tx.repositories.add(Repository(f"R-{handle}", f"E-{handle}", COHORT.slug, handle))


def _hand_in_all(handle: str, exercises: tuple[Exercise, ...], school: School, database: Database) -> None:
    days = list(NAMES).index(handle)
    for exercise, tries in zip(exercises, TRIES[handle], strict=True):
        for number, kind in enumerate(tries.split(), start=1):
            age = timedelta(minutes=7 + 190 * (len(tries.split()) - number), days=days if number < 3 else 0)
            with database.begin() as tx:
                submission = _submit(handle, exercise, number, NOW - age, tx)
                _run(submission, exercise, kind, NOW - age, tx)
            school.submissions.setdefault((handle, exercise.slug), []).append(submission.id)


def _keep_programs(exercise: Exercise, school: School, database: Database, repositories: FakeRepositories) -> None:
    """Let each hand-in hold a program: one line is another than before, and line 4 is the one that `RAISED` names."""
    for (handle, slug), ids in school.submissions.items():
        for number, submission_id in enumerate(ids if slug == exercise.slug else (), start=1):
            with database.read() as tx:
                submission = tx.submissions.get(submission_id)
            assert submission is not None
            program = f"# {handle}\n\ndef calcule(prix_ht, taux={number}):\n    return prix_ht + taux\n"
            repositories.hold(submission.tree, {exercise.hand_in[0]: program.encode()})


def _submit(handle: str, exercise: Exercise, number: int, at: datetime, tx: Transaction) -> Submission:
    place = list(NAMES).index(handle) * 100 + EXERCISES.index(exercise.slug) * 10 + number
    submission = Submission(
        id=f"7K3F9Q{place:04d}",
        repository_id=f"R-{handle}",
        enrollment_id=f"E-{handle}",
        exercise=exercise.slug,
        commit=f"{0x21E6DF1 + place:07x}".ljust(40, "0"),
        tree=f"{place:040d}",
        received_at=at,
        number=number,
    )
    tx.submissions.add(submission)
    cell = tx.board.get(submission.enrollment_id, exercise.slug)
    tx.board.put(after_accept(cell, submission, len(exercise.checks)))
    return submission


def _run(submission: Submission, exercise: Exercise, kind: str, at: datetime, tx: Transaction) -> None:
    run = Run(f"N{submission.id[1:]}", submission.id, QueueName.LIVE, RunState.QUEUED, exercise.suite_digest, at)
    if kind != Status.QUEUED:
        run = replace(run, state=RunState.RUNNING, attempt=1, started_at=at)
    if kind not in {Status.QUEUED, Status.RUNNING}:
        end = at + timedelta(seconds=2)
        result: Result = results.of(kind, exercise)
        run = replace(run, state=RunState.FINISHED, image_digest="0" * 64, finished_at=end, result=result)
    tx.runs.add(run)
    if run.state is not RunState.QUEUED:
        cell = tx.board.get(submission.enrollment_id, exercise.slug)
        tx.board.put(after_run(cell, submission, run))
        record_try(tx, submission, run)
        note_evidence(tx, [(submission, run)])


def _share_portfolio(tx: Transaction) -> None:
    """Store what Chloé shows of herself, and that Yann looked."""
    items = (PortfolioItem("bonjour", "Mes premiers pas.", with_code=True), PortfolioItem("prix-ttc"))
    words = "Je cherche une **alternance**."
    tx.portfolios.put(Portfolio(PORTFOLIO, "P-chloe", words, "chloe@example.org", with_competencies=True, items=items))
    link = PortfolioLink("L-chloe", "P-chloe", NOW, NOW + timedelta(days=30))
    tx.portfolios.add_link(link, hash_of(LINK_OF_CHLOE))
    tx.portfolios.share(CompanyShare("P-chloe", COMPANY, NOW))
    for handle, role, page, company in (
        ("yann", Role.PARTNER, SeenPage.PORTFOLIO, COMPANY.name),
        ("ines", Role.TRAINER, SeenPage.PROGRESS, ""),
        ("ines", Role.TRAINER, SeenPage.COMPETENCIES, ""),
    ):
        viewer = Person(f"P-{handle}", handle, handle, role)
        tx.looks.add("P-chloe", PageLook(viewer, page, NOW.date(), company))
    tx.portfolios.count_opening("P-chloe", NOW.date())


def _go_along(tx: Transaction) -> None:
    """Name Maud for the cohort, with Léa's appointments and, as she agrees, what stands in her way."""
    tx.counselling.name_counsellor(COHORT.slug, "P-maud", sees_progress=True)
    tx.counselling.agree("P-lea", NOW)
    for number, (day, state) in enumerate(((1, AppointmentState.PLANNED), (-6, AppointmentState.MISSED))):
        at = NOW.date() + timedelta(days=day)
        tx.counselling.put_appointment(Appointment(f"D-lea-{number}", "E-lea", at, "Maud", state, "Appeler la CAF."))
    tx.counselling.add_obstacle(Obstacle("X-lea", "E-lea", ObstacleKind.CHILDCARE, "Le mercredi.", NOW.date()))


def _propose(tx: Transaction) -> None:
    """Store what Inès sent and the gate refused, and what waits."""
    lines = ("bonjour (3f9a)", "  ✗ solution must pass every check, and does not: says-hello")
    made = Proposal("V-bonjour", "P-ines", MAIN, "c" * 40, NO_COMMIT, Language.EN, "web", NOW - timedelta(minutes=3))
    tx.proposals.add(replace(made, state=ProposalState.REFUSED, attempts=1, lines=lines))
    tx.proposals.add(replace(made, id="V-waits"))
