"""The one tree of exceptions, drawn by who must act; a learner's fault is a value, never an exception.

GraderError
├── Refused               the person who asked must change the request
│   ├── NotFound          there is no such thing, or it is not theirs to see
│   ├── NotAllowed        a known thing that this person may not do
│   ├── NotValid          a value that cannot be taken
│   └── Contradicts       what was asked before under the same name says otherwise
├── WrongSetting          the operator must change a setting; a ValueError too, as pydantic wants them
├── AuthorError           the trainer who wrote the exercise must act
│   └── ManifestError     exercise.toml has problems, all of them named at once
├── QueueFull             nobody must act: the same request is taken a little later
└── PlatformError         the operator must act; the run is retried by us and charged to nobody
    ├── SandboxUnavailable    no Docker Engine answers, or the runner image is missing
    ├── SandboxBroke          a sandbox ended in a way that is nobody's code
    ├── QueueUnavailable      no Redis answers
    ├── RepositoryUnreadable  Git could not read one of our own repositories
    ├── LetterNotTaken        the mail server takes no letter, or is away
    ├── MessageNotTaken       a chat takes no message, or its address leads where nothing of ours goes
    ├── ProviderFailed        a provider of identities is away, or what it says cannot be trusted
    ├── PaperNotMade          a PDF cannot be made: a library is missing, or it takes too long
    ├── RunnerUnreadable      what a language's folder declares of it is not right
    └── WrongRevision         the database's tables are older or newer than this program
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class GraderError(Exception):
    """The root of every exception this project raises on purpose.

    Attributes:
        quotable: Its message is of our own wording, so that logs may hold it.
    """

    quotable = True


class Refused(GraderError):
    """The person who asked must change the request.

    Attributes:
        code: A stable word that the entry point turns into a sentence in the reader's language.
    """

    quotable = False

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


class NotFound(Refused):
    """There is no such thing, or it is not this person's to see; both look the same from outside."""


class NotAllowed(Refused):
    """The thing is known to this person, who may not do this with it."""


class NotValid(Refused):
    """A value that cannot be taken as it is."""


class Contradicts(Refused):
    """Something else was asked for before under the same name; nothing was done now."""


class WrongSetting(GraderError, ValueError):
    """A setting cannot be taken as it is.

    Attributes:
        sentence: What it has to be, in the catalogue's English, with a place for each value; it quotes no secret.
        where: Table and key, where the setting names a file; or an empty string.
        values: What stands in the sentence's places, by name.
    """

    quotable = False

    def __init__(self, sentence: str, *, where: str = "", **values: str | int) -> None:
        told = sentence % values if values else sentence
        super().__init__(f"{where}: {told}" if where else told)
        self.sentence = sentence
        self.where = where
        self.values = values


class AuthorError(GraderError):
    """The trainer who wrote the exercise must act."""


@dataclass(frozen=True)
class ManifestProblem:
    """One thing to mend in an exercise's folder.

    Attributes:
        file: Path relative to the exercise's folder.
        line: Line number from 1, or None when the whole file is meant.
        code: Stable word of the problem, rendered per reader.
        where: The key in the manifest, dotted, or an empty string.
        text: The value or detail that is meant, as written.
    """

    file: str
    line: int | None
    code: str
    where: str = ""
    text: str = ""


class ManifestError(AuthorError):
    """An exercise's folder cannot be read; `problems` names every mistake found at once."""

    def __init__(self, problems: tuple[ManifestProblem, ...]) -> None:
        super().__init__(f"{len(problems)} problem(s) in the exercise's folder")
        self.problems = problems


class QueueFull(GraderError):
    """So many runs wait that no more is taken now; nothing was stored, and the same request is taken a little later.

    Attributes:
        come_back: After how long to ask again.
    """

    def __init__(self, come_back: timedelta) -> None:
        super().__init__(f"come back in {come_back}")
        self.come_back = come_back


class PlatformError(GraderError):
    """The operator must act; the learner's run waits or is retried, and costs nothing.

    Attributes:
        sentence: What is the matter, in English as the catalogue has it, with a place for each value.
        values: What stands in these places, by name.
    """

    def __init__(self, sentence: str = "", **values: str | int) -> None:
        super().__init__(sentence % values if values else sentence)
        self.sentence = sentence
        self.values = values


class SandboxUnavailable(PlatformError):
    """No sandbox can be had: the Docker Engine does not answer, or the runner image is missing."""


class SandboxBroke(PlatformError):
    """A sandbox ended in a way that neither the learner's code nor the exercise explains; it may quote the sandbox."""

    quotable = False


class QueueUnavailable(PlatformError):
    """No Redis answers; what was accepted is in the database and waits there."""


class RepositoryUnreadable(PlatformError):
    """Git could not read one of our own repositories, whose path has somebody's handle in it."""

    quotable = False


class LetterNotTaken(PlatformError):
    """The mail server did not take a letter.

    Attributes:
        for_good: It never will: nobody is at this address.
    """

    def __init__(self, *, for_good: bool) -> None:
        super().__init__("for good" if for_good else "for now")
        self.for_good = for_good


class MessageNotTaken(PlatformError):
    """A chat did not take a message; its address, a secret, is not named."""


class ProviderFault(StrEnum):
    """Why nothing can be taken from a provider of identities."""

    AWAY = "away"
    """Nothing answers, or not in time, or more than is read."""

    DISCOVERY = "discovery"
    """What it says of itself cannot be read, or leads to other hosts."""

    ANSWER = "answer"
    """It refused the code, or answered what cannot be read."""

    LATE = "late"
    ISSUER = "issuer"
    AUDIENCE = "audience"
    SIGNATURE = "signature"
    KEY = "key"
    NONCE = "nonce"
    DEPLOYMENT = "deployment"
    """It was set up there under another id than the settings have."""


class ProviderFailed(PlatformError):
    """Nobody is signed in by a provider of identities just now.

    Attributes:
        provider: Its name in the settings.
    """

    def __init__(self, provider: str, fault: ProviderFault) -> None:
        super().__init__(f"{provider}: {fault.value}")
        self.provider = provider
        self.fault = fault


class PaperFault(StrEnum):
    """Why a PDF was not made."""

    LIBRARY = "library"
    """Pango is not installed."""

    BUSY = "busy"
    SLOW = "slow"
    BROKE = "broke"


class PaperNotMade(PlatformError):
    """A PDF was not made."""

    def __init__(self, fault: PaperFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class RunnerUnreadable(PlatformError):
    """What `runner.toml` declares of a language is not right; the message names every mistake found at once."""

    def __init__(self, mistakes: list[str]) -> None:
        super().__init__("; ".join(mistakes))


class WrongRevision(PlatformError):
    """The database's tables are older than this program, which can migrate them, or newer, which it cannot."""
