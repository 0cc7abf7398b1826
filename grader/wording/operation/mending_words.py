"""What an operator reads of what is not right: a sentence each, and the command that mends it, where one does."""

from grader.domain.operation.asked_backup import BackupFault
from grader.domain.operation.to_mend import MendWord, ToMend
from grader.domain.queue.queues import QueueName
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for
from grader.wording.identities import provider_fault_words
from grader.wording.operation.operator_words import disk_name, queue_name

SENTENCES = {
    MendWord.TABLES_DIFFER: N_(
        "The program and the tables do not go together: bring them to revision %(about)s, then restart web and workers."
    ),
    MendWord.DISK_FULL: N_("%(about)s: it is full. Pushes may be refused; make room."),
    MendWord.DISK_FILLING: N_("%(about)s: it is nearly full. Make room soon."),
    MendWord.REDIS_AWAY: N_(
        "Redis does not answer: hosts cannot say how they stand, and no bell is heard. Start it again."
    ),
    MendWord.NO_HOST: N_("No host grades. Start one:"),
    MendWord.HOST_SILENT: N_(
        "%(about)s is silent. If it is gone for good, nothing is to be done; else start it again:"
    ),
    MendWord.HOST_ENGINE: N_(
        "%(about)s takes no work: its Docker Engine does not answer, or an image is missing. On that host:"
    ),
    MendWord.HOST_IMAGE: N_("%(about)s takes no work: an image of its own differs from most hosts'. On every host:"),
    MendWord.HOST_PROGRAM: N_(
        "%(about)s runs another version of this program than these pages: upgrade it, and restart it."
    ),
    MendWord.IMAGE_MISSING: N_("%(about)s lacks the image %(image)s, which exercises need. On that host:"),
    MendWord.IMAGE_OUTDATED: N_(
        "On %(about)s the image %(image)s is older than its folder says, and is not used. On that host:"
    ),
    MendWord.LONG_WAIT: N_(
        "%(about)s: somebody has waited for more than five minutes. Look at the hosts below, or start another one."
    ),
    MendWord.CERTIFICATE_WRONG: N_(
        "The files of the certificate (GRADER_TLS) cannot be used any more; the one before is served until the next "
        "start. What is wrong with them:"
    ),
    MendWord.CERTIFICATE_OVER: N_(
        "The certificate is over, or not good yet: browsers and Git refuse these pages. Renew it; the new files are "
        "taken up by themselves."
    ),
    MendWord.CERTIFICATE_ENDS: N_(
        "The certificate ends in %(about)s days, and was not renewed. Renew it; the new files are taken up by "
        "themselves."
    ),
    MendWord.BACKUP_DUE: N_("A backup is due: press “Back up now”, and have one made each night:"),
    MendWord.BACKUP_BROKE: N_("The backup that was asked for did not come to its end: see below."),
    MendWord.LETTERS_LOST: N_(
        "Letters that did not arrive: %(about)s. Each cohort's people say whose; check addresses and mail server:"
    ),
    MendWord.PROVIDER_FAILS: N_(
        "Signing in by %(about)s fails, and nobody has come in by it since: %(fault)s. Passwords work. Look at its "
        "settings:"
    ),
    MendWord.GRADES_WAIT: N_(
        "Grades that their learning platform does not have (its name, how many): %(about)s. They are tried again by "
        "themselves, and none is lost; the log says why (lti_grade_not_taken). Does the platform answer?"
    ),
}

COMMANDS = {
    MendWord.TABLES_DIFFER: "grader migrate",
    MendWord.NO_HOST: "grader worker",
    MendWord.HOST_SILENT: "grader worker",
    MendWord.HOST_ENGINE: "grader doctor",
    MendWord.HOST_IMAGE: "grader images build",
    MendWord.IMAGE_MISSING: "grader images build {image}",
    MendWord.IMAGE_OUTDATED: "grader images build {image}",
    MendWord.CERTIFICATE_WRONG: "grader doctor",
    MendWord.BACKUP_DUE: "0 3 * * *  grader backup",
    MendWord.LETTERS_LOST: "grader doctor",
    MendWord.PROVIDER_FAILS: "grader doctor",
    MendWord.GRADES_WAIT: "grader doctor",
}

BACKUP_FAULTS = {
    BackupFault.NO_ROOM: N_(
        "The disk of the backups is full: make room, or set GRADER_BACKUPS to a folder of another one."
    ),
    BackupFault.FOLDER: N_(
        "The folder of backups cannot be made or written to: give it to the account of the worker, or set "
        "GRADER_BACKUPS."
    ),
    BackupFault.CUT_OFF: N_(
        "The process that wrote it ended: was its host stopped? Nothing is left of it; press the button again."
    ),
    BackupFault.OTHER: N_("The worker's log says why it broke off: look for backup_not_written."),
}


def mending_sentence(one: ToMend, language: Language) -> str:
    """Return what is not right, and what to do."""
    return gettext_for(language).gettext(SENTENCES[one.word]) % {
        "about": _about(one, language),
        "image": one.image,
        "fault": provider_fault_words(one.fault, language) if one.fault is not None else "",
    }


def mending_command(one: ToMend) -> str:
    """Return the command that mends it, or an empty text."""
    return COMMANDS.get(one.word, "").format(image=one.image)


def backup_fault_sentence(fault: BackupFault, language: Language) -> str:
    """Return why a backup did not come to its end, and what to do."""
    return gettext_for(language).gettext(BACKUP_FAULTS[fault])


def _about(one: ToMend, language: Language) -> str:
    match one.word:
        case MendWord.DISK_FULL | MendWord.DISK_FILLING:
            return disk_name(one.about, language)
        case MendWord.LONG_WAIT:
            return queue_name(QueueName(one.about), language)
        case _:
            return one.about
