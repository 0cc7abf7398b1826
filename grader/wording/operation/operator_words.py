"""What the operator reads of faults, repairs, acts and ways in."""

from collections.abc import Mapping

from grader.domain.errors import (
    LetterNotTaken,
    MessageNotTaken,
    PaperNotMade,
    PlatformError,
    ProviderFailed,
    RepositoryUnreadable,
    RunnerUnreadable,
    SandboxBroke,
)
from grader.domain.operation.audit import Act, Way
from grader.domain.queue.hosts import HostProblem
from grader.domain.queue.queues import QueueName
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for

FAULTS = {
    "LeaseExpired": N_("The worker died, or stood still for longer than its lease."),
    "LetterNotTaken": N_("The mail server did not take a letter."),
    "MessageNotTaken": N_("A chat did not take a message."),
    "PaperNotMade": N_("A PDF could not be made."),
    "ProviderFailed": N_("A provider of identities is away, or what it says cannot be trusted."),
    "QueueUnavailable": N_("Redis did not answer."),
    "Reported": N_("The harness in the sandbox reported a fault of its own."),
    "RepositoryUnreadable": N_("Git could not read the learner's repository."),
    "SandboxBroke": N_("The sandbox ended in a way that is nobody's code."),
    "SandboxUnavailable": N_("No sandbox could be had: the Docker Engine does not answer, or an image is missing."),
    "RunnerUnreadable": N_("What a language's folder declares of it is not right."),
    "WrongRevision": N_("The database's tables are older or newer than this program: grader migrate."),
}
PROBLEMS: Mapping[HostProblem, str] = {
    HostProblem.ENGINE: N_("It takes no work: its Docker Engine does not answer, or an image is missing."),
    HostProblem.IMAGE: N_("It takes no work: an image of its own differs from most hosts'."),
}

TOLD_BY_KIND = (
    LetterNotTaken,
    MessageNotTaken,
    PaperNotMade,
    ProviderFailed,
    RepositoryUnreadable,
    RunnerUnreadable,
    SandboxBroke,
)
"""Faults whose message is a detail for who knows the program: the sentence of their kind stands before it."""

DETAILED = N_("%(sentence)s Technical detail: %(detail)s")

LEFT, LEAVES = N_("%(host)s has left."), N_("%(host)s leaves when its runs have ended.")
SWEPT = N_("Leases ended: %(expired)s. Rung for again: %(rung_again)s. Hand-ins taken in: %(accepted)s.")

UNKNOWN_FAULT = N_("The database, or another part of ours, did not do its work.")

ACTS: Mapping[Act, str] = {
    Act.SIGNED_IN: N_("signed in"),
    Act.SIGNED_OUT_EVERYWHERE: N_("signed out everywhere"),
    Act.ACCOUNT_OPENED: N_("took up an invitation"),
    Act.PASSWORD_CHANGED: N_("changed the password"),
    Act.IDENTITY_LINKED: N_("linked a sign-in elsewhere to their account"),
    Act.IDENTITY_UNLINKED: N_("let go of a sign-in elsewhere"),
    Act.PERSON_ADDED: N_("added a person"),
    Act.PERSON_INVITED: N_("invited a person"),
    Act.PERSON_APPOINTED: N_("let a person lead a cohort"),
    Act.PERSON_DISMISSED: N_("took a cohort from a person of its team"),
    Act.PERSON_ENROLLED: N_("gave a person a place in a cohort"),
    Act.PERSON_CHANGED: N_("changed a person's name or e-mail address"),
    Act.PERSON_REMOVED: N_("took a person out of a cohort who had handed nothing in"),
    Act.PERSON_ERASED: N_("erased a person's work in a cohort"),
    Act.PLACE_CHANGED: N_("changed how a person stands in a cohort"),
    Act.PARTNER_LET_IN: N_("let a person of a partner company in"),
    Act.PARTNER_LET_GO: N_("erased the account of a person of a partner company"),
    Act.COUNSELLOR_NAMED: N_("named a counsellor for a cohort"),
    Act.COUNSELLOR_DISMISSED: N_("took a cohort from a counsellor"),
    Act.APPOINTMENT_WRITTEN: N_("wrote an appointment with a learner down, or what became of it"),
    Act.APPOINTMENT_REMOVED: N_("removed an appointment with a learner"),
    Act.OBSTACLE_WRITTEN: N_("wrote down what stands in a learner's way"),
    Act.OBSTACLE_REMOVED: N_("removed what stood in a learner's way"),
    Act.OBSTACLES_AGREED: N_("agreed that what stands in their way is written down"),
    Act.OBSTACLES_WITHDRAWN: N_("took back that what stands in their way is written down"),
    Act.PORTFOLIO_COMPOSED: N_("changed their portfolio"),
    Act.PORTFOLIO_SHARED: N_("shared their portfolio, by a link or with a company"),
    Act.PORTFOLIO_WITHDRAWN: N_("withdrew their portfolio from a link, a company or all"),
    Act.COMPANY_ADDED: N_("added a partner company"),
    Act.COMPANY_CHANGED: N_("changed what is said of a partner company"),
    Act.COMPANY_REMOVED: N_("removed a partner company"),
    Act.COMPANY_JOINED: N_("made a company partner of a cohort"),
    Act.COMPANY_PARTED: N_("ended that a company is partner of a cohort"),
    Act.PLACEMENT_SAID: N_("wrote down what became of a person after their cohort"),
    Act.PLACEMENT_FORGOTTEN: N_("took back what was written down of a person after their cohort"),
    Act.PLACEMENT_ASKED: N_("made a link that asks a person what became of them"),
    Act.PLACEMENT_LINKS_ENDED: N_("took back the links that ask a person what became of them"),
    Act.PLACEMENT_LETTERS_REFUSED: N_("wants no letter any more that asks what became of them"),
    Act.PLACEMENT_LETTERS_BEGUN: N_("lets a cohort's learners be asked by letter what became of them"),
    Act.PLACEMENT_LETTERS_ENDED: N_("lets a cohort's learners be asked by letter no more"),
    Act.COMPETENCY_VALIDATED: N_("validated a person's competency"),
    Act.COMPETENCY_TAKEN_BACK: N_("took back the validation of a person's competency"),
    Act.EVIDENCE_TAKEN: N_("took a person's evidence pack"),
    Act.ACTIVITY_TAKEN: N_("took a person's activity statement"),
    Act.FRAMEWORK_BROUGHT_IN: N_("brought in a competency framework"),
    Act.PROJECT_MADE: N_("made a project"),
    Act.PROJECT_CHANGED: N_("changed a project"),
    Act.PROJECT_REMOVED: N_("removed a project that nobody had handed in"),
    Act.PROJECT_PAIRS_DRAWN: N_("drew who reviews whom in a project"),
    Act.PROJECT_REVIEWED: N_("reviewed a person's project"),
    Act.DATE_EXTENDED: N_("gave a person a later date"),
    Act.DATE_WITHDRAWN: N_("withdrew a person's later date"),
    Act.CALENDAR_OPENED: N_("made an address of their own dates"),
    Act.CALENDAR_CLOSED: N_("ended the address of their own dates"),
    Act.REMOTE_CONNECTED: N_("named a repository of their own on a forge"),
    Act.REMOTE_DISCONNECTED: N_("let go of a repository of their own on a forge"),
    Act.HISTORY_IMPORTED: N_("brought in the past hand-ins of a person, as many as said here"),
    Act.DATA_TAKEN: N_("took a copy of their own data"),
    Act.SESSION_ENDED: N_("signed a browser out"),
    Act.TOKEN_MADE: N_("made a token"),
    Act.TOKEN_REVOKED: N_("revoked a token"),
    Act.KEY_ADDED: N_("added a public key"),
    Act.KEY_REMOVED: N_("removed a public key"),
    Act.COHORT_OPENED: N_("opened a cohort, or changed its exercises"),
    Act.COHORT_RENAMED: N_("renamed a cohort"),
    Act.COHORT_REMOVED: N_("removed a cohort without people"),
    Act.ROSTER_IMPORTED: N_("took a list of people into a cohort"),
    Act.EXERCISES_ASSIGNED: N_("changed what a cohort was given"),
    Act.PLAN_CHANGED: N_("changed the days of a cohort's plan"),
    Act.TRACK_PUBLISHED: N_("published a track"),
    Act.CHAT_CHOSEN: N_("let a chat be told of changes"),
    Act.COURSE_CONNECTED: N_("connected a course of a learning platform to the cohort"),
    Act.COURSE_DISCONNECTED: N_("let go of a course of a learning platform"),
    Act.CHAT_ENDED: N_("let no chat be told any more"),
    Act.ALERT_RULES_SET: N_("set from when on a cohort's staff are told of somebody"),
    Act.END_SET: N_("set a cohort's end"),
    Act.ERASURE_ANNOUNCED: N_("announced what will be erased of a cohort"),
    Act.ERASURE_STOPPED: N_("stopped the erasure of a cohort"),
    Act.ERASURE_RESUMED: N_("let the erasure of a cohort go on"),
    Act.EXERCISE_PUBLISHED: N_("published an exercise"),
    Act.EXERCISE_ROLLED_BACK: N_("brought an exercise's earlier version back"),
    Act.EXERCISE_WITHDRAWN: N_("withdrew an exercise"),
    Act.EXERCISE_RESTORED: N_("restored an exercise"),
    Act.RUN_RETRIED: N_("tried a run again"),
    Act.RUN_ASKED_AGAIN: N_("asked for a hand-in to be graded by the newer version"),
    Act.REGRADE_BEGUN: N_("began to grade an exercise's hand-ins again"),
    Act.REGRADE_APPLIED: N_("applied what grading again came to"),
    Act.REGRADE_DROPPED: N_("dropped what grading again came to"),
    Act.HAND_INS_COMPARED: N_("compared a cohort's hand-ins of an exercise"),
    Act.TOOL_KEY_RENEWED: N_("renewed the key for learning platforms"),
    Act.RECEIPT_KEY_RENEWED: N_("renewed the key of receipts"),
    Act.BACKUP_ASKED: N_("asked for a backup"),
    Act.BACKUP_BEGUN: N_("began a backup"),
    Act.BACKUP_FINISHED: N_("finished a backup"),
    Act.OLD_FORGOTTEN: N_("deleted what may not be kept any longer"),
}

WAYS: Mapping[Way, str] = {
    Way.WEB: N_("on the pages"),
    Way.API: N_("through the API"),
    Way.CLI: N_("on the command line"),
    Way.GIT: N_("by git push"),
    Way.SYSTEM: N_("by itself"),
}

QUEUES: Mapping[QueueName, str] = {
    QueueName.LIVE: N_("Hand-ins"),
    QueueName.AUTHORING: N_("Trainers' trials"),
    QueueName.REGRADE: N_("Grading again"),
}


DISKS = {
    "data": N_("Disk of the data folder"),
    "repositories": N_("Disk of the repositories"),
    "database": N_("Disk of the database"),
}


def disk_name(name: str, language: Language) -> str:
    """Return what a disk holds."""
    return gettext_for(language).gettext(DISKS[name])


def fault_sentence(word: str, language: Language) -> str:
    """Return what a fault was."""
    return gettext_for(language).gettext(FAULTS.get(word, UNKNOWN_FAULT))


def platform_sentence(fault: PlatformError, language: Language) -> str:
    """Return what whoever called a command reads where the platform is at fault."""
    say = gettext_for(language).gettext
    if not isinstance(fault, TOLD_BY_KIND):
        return say(fault.sentence) % fault.values if fault.values else say(fault.sentence)
    sentence = fault_sentence(type(fault).__name__, language)
    return say(DETAILED) % {"sentence": sentence, "detail": str(fault)} if str(fault) else sentence


def drained_sentence(host: str, language: Language, *, left: bool) -> str:
    """Return what became of a host that was asked to leave."""
    return gettext_for(language).gettext(LEFT if left else LEAVES) % {"host": host}


def swept_sentence(swept: Mapping[str, object], language: Language) -> str:
    """Return what one sweep put back: counts of `expired`, `rung_again` and `accepted`."""
    return gettext_for(language).gettext(SWEPT) % swept


def problem_sentence(problem: HostProblem, language: Language) -> str:
    """Return why a host takes no work."""
    return gettext_for(language).gettext(PROBLEMS[problem])


def act_phrase(act: Act, language: Language) -> str:
    """Return what was done, as it follows who did it."""
    return gettext_for(language).gettext(ACTS[act])


def way_phrase(way: Way, language: Language) -> str:
    """Return by which way somebody came in."""
    return gettext_for(language).gettext(WAYS[way])


def queue_name(queue: QueueName, language: Language) -> str:
    """Return what a queue is for."""
    return gettext_for(language).gettext(QUEUES[queue])
