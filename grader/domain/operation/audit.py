"""Who did what: the acts that are written down, by whom and by which way in; never what was in them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Way(StrEnum):
    """How somebody came in."""

    WEB = "web"
    API = "api"
    CLI = "cli"
    GIT = "git"
    SYSTEM = "system"


class Act(StrEnum):
    """What was done; the word before the dot says what the entry's object is the id of."""

    SIGNED_IN = "person.signed_in"
    SIGNED_OUT_EVERYWHERE = "person.signed_out_everywhere"
    ACCOUNT_OPENED = "person.account_opened"
    PASSWORD_CHANGED = "person.password_changed"  # noqa: S105 - the name of an act
    IDENTITY_LINKED = "person.identity_linked"
    IDENTITY_UNLINKED = "person.identity_unlinked"
    PERSON_ADDED = "person.added"
    PERSON_INVITED = "person.invited"
    PERSON_APPOINTED = "person.appointed"
    PERSON_DISMISSED = "person.dismissed"
    PERSON_ENROLLED = "person.enrolled"
    PERSON_CHANGED = "person.changed"
    PLACE_CHANGED = "person.place_changed"
    PERSON_REMOVED = "person.removed"
    PERSON_ERASED = "person.erased"
    PARTNER_LET_IN = "person.partner_let_in"
    PARTNER_LET_GO = "person.partner_let_go"
    COUNSELLOR_NAMED = "person.counsellor_named"
    COUNSELLOR_DISMISSED = "person.counsellor_dismissed"
    APPOINTMENT_WRITTEN = "person.appointment_written"
    APPOINTMENT_REMOVED = "person.appointment_removed"
    OBSTACLE_WRITTEN = "person.obstacle_written"
    OBSTACLE_REMOVED = "person.obstacle_removed"
    OBSTACLES_AGREED = "person.obstacles_agreed"
    OBSTACLES_WITHDRAWN = "person.obstacles_withdrawn"
    PORTFOLIO_COMPOSED = "person.portfolio_composed"
    PORTFOLIO_SHARED = "person.portfolio_shared"
    PORTFOLIO_WITHDRAWN = "person.portfolio_withdrawn"
    COMPANY_ADDED = "company.added"
    COMPANY_CHANGED = "company.changed"
    COMPANY_REMOVED = "company.removed"
    COMPANY_JOINED = "company.joined"
    COMPANY_PARTED = "company.parted"
    PLACEMENT_SAID = "person.placement_said"
    PLACEMENT_FORGOTTEN = "person.placement_forgotten"
    PLACEMENT_ASKED = "person.placement_asked"
    PLACEMENT_LINKS_ENDED = "person.placement_links_ended"
    PLACEMENT_LETTERS_REFUSED = "person.placement_letters_refused"
    COMPETENCY_VALIDATED = "person.competency_validated"
    COMPETENCY_TAKEN_BACK = "person.competency_taken_back"
    EVIDENCE_TAKEN = "person.evidence_taken"
    ACTIVITY_TAKEN = "person.activity_taken"
    PROJECT_MADE = "project.made"
    PROJECT_CHANGED = "project.changed"
    PROJECT_REMOVED = "project.removed"
    PROJECT_PAIRS_DRAWN = "project.pairs_drawn"
    PROJECT_REVIEWED = "person.project_reviewed"
    DATE_EXTENDED = "person.date_extended"
    DATE_WITHDRAWN = "person.date_withdrawn"
    CALENDAR_OPENED = "person.calendar_opened"
    CALENDAR_CLOSED = "person.calendar_closed"
    REMOTE_CONNECTED = "remote.connected"
    REMOTE_DISCONNECTED = "remote.disconnected"
    HISTORY_IMPORTED = "person.history_imported"
    DATA_TAKEN = "person.data_taken"
    SESSION_ENDED = "session.ended"
    TOKEN_MADE = "token.made"  # noqa: S105 - the name of an act
    TOKEN_REVOKED = "token.revoked"  # noqa: S105 - the name of an act
    KEY_ADDED = "ssh_key.added"
    KEY_REMOVED = "ssh_key.removed"
    COHORT_OPENED = "cohort.opened"
    COHORT_RENAMED = "cohort.renamed"
    COHORT_REMOVED = "cohort.removed"
    ROSTER_IMPORTED = "cohort.roster_imported"
    COURSE_CONNECTED = "cohort.course_connected"
    COURSE_DISCONNECTED = "cohort.course_disconnected"
    EXERCISES_ASSIGNED = "cohort.exercises_assigned"
    PLAN_CHANGED = "cohort.plan_changed"
    FRAMEWORK_BROUGHT_IN = "framework.brought_in"
    TRACK_PUBLISHED = "track.published"
    ALERT_RULES_SET = "cohort.alert_rules_set"
    PLACEMENT_LETTERS_BEGUN = "cohort.placement_letters_begun"
    PLACEMENT_LETTERS_ENDED = "cohort.placement_letters_ended"
    CHAT_CHOSEN = "cohort.chat_chosen"
    CHAT_ENDED = "cohort.chat_ended"
    END_SET = "cohort.end_set"
    ERASURE_ANNOUNCED = "cohort.erasure_announced"
    ERASURE_STOPPED = "cohort.erasure_stopped"
    ERASURE_RESUMED = "cohort.erasure_resumed"
    EXERCISE_PUBLISHED = "exercise.published"
    EXERCISE_ROLLED_BACK = "exercise.rolled_back"
    EXERCISE_WITHDRAWN = "exercise.withdrawn"
    EXERCISE_RESTORED = "exercise.restored"
    RUN_RETRIED = "run.retried"
    RUN_ASKED_AGAIN = "run.asked_again"
    REGRADE_BEGUN = "regrade.begun"
    REGRADE_APPLIED = "regrade.applied"
    REGRADE_DROPPED = "regrade.dropped"
    HAND_INS_COMPARED = "exercise.hand_ins_compared"
    RECEIPT_KEY_RENEWED = "receipt_key.renewed"
    TOOL_KEY_RENEWED = "tool_key.renewed"
    BACKUP_ASKED = "backup.asked"
    BACKUP_BEGUN = "backup.begun"
    BACKUP_FINISHED = "backup.finished"
    OLD_FORGOTTEN = "installation.old_forgotten"


@dataclass(frozen=True)
class Actor:
    """Who acts.

    Attributes:
        who: A person's id, of the command line the account of the operating system, of the system nothing.
    """

    way: Way
    who: str = ""


SYSTEM = Actor(Way.SYSTEM)


@dataclass(frozen=True)
class AuditEntry:
    """One act.

    Attributes:
        id: Greater than that of any earlier one.
        object: The id, slug or name of what was acted on.
        belongs_to: Of a token or a browser the id of the person whose it is, of a person's place the cohort's slug, of
            somebody of a company the company's id, of a company that joins or parts the cohort's slug, of a portfolio
            the link's or company's id, of a history
            that was imported how many hand-ins it has; else empty.
    """

    id: int
    at: datetime
    actor: Actor
    act: Act
    object: str
    belongs_to: str = ""
