"""All that is kept about a person, as the JSON of the files in their ZIP."""

from grader.domain.accounts.credentials import AccessToken, Session
from grader.domain.accounts.ssh_keys import SshKey
from grader.domain.alerts.follow_up import FollowUp
from grader.domain.comments import Comment, Thread
from grader.domain.competencies.evidence import CompetencyEvidence
from grader.domain.competencies.validation import Validation
from grader.domain.counselling import Appointment, Obstacle
from grader.domain.digests import DigestReader
from grader.domain.exercises.runners import Runners, runner_of
from grader.domain.help_requests import HelpRequest
from grader.domain.identities.identity import Identity
from grader.domain.looks import PageLook
from grader.domain.notes import Note
from grader.domain.operation.audit import AuditEntry
from grader.domain.people import Person
from grader.domain.pinned_answers import PinnedAnswer
from grader.domain.placements.placement import Placement
from grader.domain.placements.question import PlacementQuestion
from grader.domain.projects.hand_in import ProjectHandIn
from grader.domain.projects.review import ProjectReview
from grader.domain.remotes.remote import Remote
from grader.domain.rosters.letter import Letter
from grader.engine.people.own_data import OwnData, OwnHandIn, OwnPlace, OwnPortfolioData
from grader.engine.people.tasks import Task
from grader.wording.grading.run_json import Json, check_json, run_json, text_json

OF_A_PLACE = ("cohort", "status", "since", "leaving_reason", "group", "external_id")


def account_json(data: OwnData) -> Json:
    """Return what is kept of the account, and what they wrote anywhere."""
    return {
        "person": _person(data.person),
        "sessions": [_session(one) for one in data.sessions],
        "tokens": [_token(one) for one in data.tokens],
        "ssh_keys": [_ssh_key(one) for one in data.ssh_keys],
        "identities": [_identity(one) for one in data.identities],
        "consents": _consents(data),
        "cohorts": [{name: getattr(one.enrollment, name) for name in OF_A_PLACE} for one in data.places],
        "letter": None if data.letter is None else _letter(data.letter),
        "no_placement_letters_since": data.no_placement_letters_since,
        "digests": [_digest(one) for one in data.digests],
        "comments": [{"submission": submission} | _comment(comment) for submission, comment in data.comments],
        "notes": [{"submission": note.submission_id, "alone": note.alone} | _comment(note) for note in data.notes],
        "follow_ups": [_follow_up(one) for one in data.follow_ups],
        "project_reviews": [_review(one) for one in data.project_reviews],
        "pinned_answers": [_answer(one) for one in data.answers],
        "validations": [_validation(one) for one in data.validations],
        "company": None if data.company is None else vars(data.company),
        "portfolio": None if data.portfolio is None else _portfolio(data.portfolio),
        "looks": [{"name": one.viewer.name} | _look(one) for one in data.looks],
        "looked_at": [{"person": person_id} | _look(one) for person_id, one in data.looked_at],
        "acts": [_act(entry) for entry in data.acts],
    }


def _consents(data: OwnData) -> list[Json]:
    """Return what they agreed to, and when; what was taken back is forgotten."""
    about: Json = {"about": "obstacles", "agreed_at": data.obstacles_agreed_at}
    obstacles = [about] if data.obstacles_agreed_at else []
    if data.portfolio is None:
        return obstacles
    companies = [{"to": one.company.name, "agreed_at": one.agreed_at} for one in data.portfolio.shares]
    links = [
        {"to": f"link {one.id}", "agreed_at": one.agreed_at, "ends_at": one.ends_at} for one in data.portfolio.links
    ]
    return [*obstacles, *({"about": "portfolio"} | one for one in (*companies, *links))]


def _portfolio(data: OwnPortfolioData) -> Json:
    named = ("id", "words", "contact", "with_competencies", "with_projects")
    return {name: getattr(data.portfolio, name) for name in named} | {
        "exercises": [vars(one) for one in data.portfolio.items],
        "link_openings": {day.isoformat(): count for day, count in data.openings.items()},
    }


def _session(session: Session) -> Json:
    return {name: getattr(session, name) for name in ("id", "label", "created_at", "last_seen_at", "revoked_at")}


def _token(token: AccessToken) -> Json:
    named = ("id", "label", "created_at", "last_used_at", "expires_at", "revoked_at")
    return {name: getattr(token, name) for name in named} | {"scopes": sorted(token.scopes)}


def _ssh_key(key: SshKey) -> Json:
    return {name: getattr(key, name) for name in ("id", "label", "line", "fingerprint", "created_at", "last_used_at")}


def _identity(identity: Identity) -> Json:
    return {name: getattr(identity, name) for name in ("issuer", "subject", "label", "linked_at", "used_at")}


def _person(person: Person) -> Json:
    named = ("id", "handle", "name", "email", "role", "language", "ascii_terminal")
    return {name: getattr(person, name) for name in named}


def _letter(letter: Letter) -> Json:
    return {name: getattr(letter, name) for name in ("cohort", "asked_at", "tries", "sent_at", "fault")}


def _digest(reader: DigestReader) -> Json:
    return {name: getattr(reader, name) for name in ("cohort", "due_at", "tries", "sent_at", "fault")}


def _look(look: PageLook) -> Json:
    return {"company": look.company, "page": look.page, "day": look.day}


def _act(entry: AuditEntry) -> Json:
    return {"at": entry.at, "way": entry.actor.way, "act": entry.act, "object": entry.object}


def place_json(place: OwnPlace) -> Json:
    """Return what is kept of a place in a cohort, without its hand-ins."""
    return {
        "cohort": place.enrollment.cohort,
        "more_time_percent": place.more_time,
        "progress": [_task(task) for task in place.tasks],
        "follow_ups": [_follow_up(one) for one in place.follow_ups],
        "remotes": [_remote(one) for one in place.remotes],
        "placements": [_placement(one) for one in place.placements],
        "appointments": [_without_place(one) for one in place.appointments],
        "obstacles": [_without_place(one) for one in place.obstacles],
        "projects": [_project(*one) for one in place.projects],
        "placement_questions": [_without_place(one) for one in place.placement_questions],
        "evidence": [_evidence(one) for one in place.evidence],
        "validations": [_validation(one) for one in place.validations],
    }


def _without_place(kept: Appointment | Obstacle | PlacementQuestion | ProjectHandIn) -> Json:
    return {name: value for name, value in vars(kept).items() if name not in {"id", "enrollment_id"}}


def _placement(placement: Placement) -> Json:
    return {name: getattr(placement, name) for name in ("moment", "kind", "related", "source", "said_on")}


def _project(hand_in: ProjectHandIn, reviews: tuple[ProjectReview, ...]) -> Json:
    return _without_place(hand_in) | {"reviews": [_review(one) for one in reviews]}


def _review(review: ProjectReview) -> Json:
    named = ("hand_in_id", "as_peer", "levels", "comments", "comment", "written_at")
    return {"reviewer": review.reviewer.name} | {name: getattr(review, name) for name in named}


def _evidence(evidence: CompetencyEvidence) -> Json:
    return {name: value for name, value in vars(evidence).items() if name != "enrollment_id"}


def _validation(validation: Validation) -> Json:
    named = ("framework", "version", "competency", "decision", "comment", "decided_on", "written_at")
    return {name: getattr(validation, name) for name in named} | {"by": validation.by.name}


def _remote(remote: Remote) -> Json:
    named = ("exercise", "address", "branch", "added_at", "commit", "fetched_at", "fault")
    return {name: getattr(remote, name) for name in named}


def _task(task: Task) -> Json:
    progress = task.progress
    named = ("status", "passed_checks", "total_checks", "submissions", "last_at", "passed_at")
    described = {"exercise": task.exercise, "title": text_json(task.title), "competencies": list(task.competencies)}
    return described | {name: getattr(progress, name) for name in named}


def own_hand_in_json(sent: OwnHandIn, runners: Runners) -> Json:
    """Return a hand-in with its newest run, and what was written of it."""
    submission = sent.submission
    named = ("id", "exercise", "number", "commit", "received_at")
    return {name: getattr(submission, name) for name in named} | {
        "run": _run(sent, runners),
        "threads": [_thread(thread) for thread in sent.threads],
        "notes": [{"alone": note.alone} | _comment(note) for note in sent.notes],
        "help_requests": [_help_request(request) for request in sent.help_requests],
        "regrades": [{"id": item.regrade_id, "kind": item.kind} for item in sent.regrades],
        "receipts": [receipt.line for receipt in sent.receipts],
    }


def _thread(thread: Thread) -> Json:
    named = ("path", "line", "turn")
    return {name: getattr(thread, name) for name in named} | {"comments": [_comment(one) for one in thread.comments]}


def _help_request(request: HelpRequest) -> Json:
    named = ("text", "tried", "asked_at", "stage", "moved_at")
    return {name: getattr(request, name) for name in named} | {
        "helper": request.helper.name if request.helper else None
    }


def _follow_up(step: FollowUp) -> Json:
    return {"state": step.state, "text": step.text, "author": step.author.name, "at": step.at}


def _answer(answer: PinnedAnswer) -> Json:
    named = ("cohort", "exercise", "check", "written_at", "kept")
    return {name: getattr(answer, name) for name in named} | {"text": text_json(answer.text)}


def _comment(comment: Comment | Note) -> Json:
    named = ("text", "written_at", "changed_at")
    return {"author": comment.author.name} | {name: getattr(comment, name) for name in named}


def _run(sent: OwnHandIn, runners: Runners) -> Json | None:
    run, exercise = sent.run, sent.exercise
    if run is None or exercise is None:
        return None
    runner = runner_of(exercise, runners)
    checks = [check_json(line.check, line.told, runner, outcome=line.outcome) for line in sent.lines]
    document = run_json(exercise, run.result, run.image_digest, runner=runner, checks=checks)
    return document | {"state": run.state, "finished_at": run.finished_at, "held_until": run.held_until}
