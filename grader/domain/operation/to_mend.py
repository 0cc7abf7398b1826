"""What of an installation may not be right: a word each."""

from dataclasses import dataclass
from enum import StrEnum

from grader.domain.errors import ProviderFault


class MendWord(StrEnum):
    """What it is."""

    TABLES_DIFFER = "tables_differ"
    DISK_FULL = "disk_full"
    DISK_FILLING = "disk_filling"
    REDIS_AWAY = "redis_away"
    NO_HOST = "no_host"
    HOST_SILENT = "host_silent"
    HOST_ENGINE = "host_engine"
    HOST_IMAGE = "host_image"
    HOST_PROGRAM = "host_program"
    IMAGE_MISSING = "image_missing"
    IMAGE_OUTDATED = "image_outdated"
    LONG_WAIT = "long_wait"
    CERTIFICATE_WRONG = "certificate_wrong"
    CERTIFICATE_OVER = "certificate_over"
    CERTIFICATE_ENDS = "certificate_ends"
    BACKUP_DUE = "backup_due"
    BACKUP_BROKE = "backup_broke"
    LETTERS_LOST = "letters_lost"
    GRADES_WAIT = "grades_wait"
    PROVIDER_FAILS = "provider_fails"


@dataclass(frozen=True)
class ToMend:
    """One thing that is not right.

    Attributes:
        about: What it is about: a host, a disk, a queue, a number; empty where the word says all.
        image: Of an image that a host lacks, its name as `grader images build` takes it.
        fault: Of a provider by which nobody comes in, why.
    """

    word: MendWord
    about: str = ""
    image: str = ""
    fault: ProviderFault | None = None
