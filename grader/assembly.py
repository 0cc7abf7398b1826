"""Puts the parts together: the only place that names adapters.

What a database, Redis, Git and passwords need is imported where an installation is put together: it takes most of a
second, and `grader grade` needs none of it.
"""

# ruff: noqa: PLC0415 - see above

import platform
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from ssl import SSLContext, create_default_context

from grader.adapters.clock import utc_now
from grader.adapters.code_tokens import code_tokens
from grader.adapters.disks import disks_of
from grader.adapters.exercise_files.archives import unpacked
from grader.adapters.exercise_files.packed import packed_files
from grader.adapters.html_linter import html_findings
from grader.adapters.installation import installation_id
from grader.adapters.oxlint_linter import oxlint_findings
from grader.adapters.public_holidays import public_holidays
from grader.adapters.randomness import new_id, new_secret
from grader.adapters.ruff_linter import ruff_findings
from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.images.image_states import engine_state
from grader.domain.exercises.runners import Runners
from grader.domain.operation.certificate import Certificate
from grader.domain.operation.software import Versions
from grader.domain.publishing.proposal import REPOSITORY
from grader.domain.text import Language
from grader.engine.cohorts.enrolling import Welcome
from grader.engine.operation.acting import actor
from grader.engine.operation.retention import RepositoryFiles
from grader.engine.ports.accounts import Passwords
from grader.engine.ports.chat import ChatLine
from grader.engine.ports.competencies import ReadFramework
from grader.engine.ports.database import Database
from grader.engine.ports.exercises import Linters
from grader.engine.ports.git import Repositories, SchoolRepository, Transport
from grader.engine.ports.grading import Announcer, Sandbox
from grader.engine.ports.identities import Providers
from grader.engine.ports.lti import LearningPlatforms, ToolSigner
from grader.engine.ports.operation import (
    Disks,
    KeptBackups,
    LookAtBackups,
    LookAtCertificate,
    LookAtEngine,
    ReadVersions,
    Vitals,
)
from grader.engine.ports.plans import PublicHolidays
from grader.engine.ports.press import Press
from grader.engine.ports.publishing import Unpack
from grader.engine.ports.queue import Doorbell
from grader.engine.ports.receipts import Signer
from grader.engine.ports.remotes import Fetch, Seal, Tell
from grader.engine.ports.rosters import Post, RosterFiles
from grader.engine.ports.similarity import ReadTokens
from grader.engine.ports.sources import NewId, NewSecret, Now
from grader.engine.ports.submissions import UnpackFiles
from grader.sandboxes import runners, sandbox
from grader.settings import Settings
from grader.wording.cohorts.welcome import welcome_files

REDIS_PATIENCE_SECONDS = 4
"""Longer than a wait for events, and short enough that a frozen Redis holds no push up for long."""

PROGRAM = version("grader")


@dataclass(frozen=True)
class Grader:
    """The installation: every part behind its port, as the entry points hand them to the engine's steps."""

    settings: Settings
    database: Database
    runners: Runners
    repositories: Repositories
    transport: Transport
    exercises_repository: SchoolRepository
    unpack: Unpack
    unpack_files: UnpackFiles
    sandbox: Sandbox
    doorbell: Doorbell
    announcer: Announcer
    vitals: Vitals
    files: RepositoryFiles
    disks: Disks
    engine: LookAtEngine
    versions: ReadVersions
    kept_backups: LookAtBackups
    certificate: LookAtCertificate
    signer: Signer
    passwords: Passwords
    providers: Providers
    platforms: LearningPlatforms
    tool_signer: ToolSigner
    public_holidays: PublicHolidays
    roster_files: RosterFiles
    read_framework: ReadFramework
    read_tokens: ReadTokens
    linters: Linters
    post: Post | None
    seal: Seal
    fetch: Fetch
    tell: Tell
    press: Press
    chat_line: ChatLine
    now: Now
    new_id: NewId
    new_secret: NewSecret

    def welcome_in(self, language: Language | None) -> Welcome:
        """Return what makes the first page of a repository in a learner's language, or else in the school's."""
        return partial(welcome_files, language or self.settings.language)


def assemble(settings: Settings) -> Grader:  # long: a line a part
    """Return the parts as the settings say; nothing is connected to before it is used."""
    from grader.adapters.database.transactions import SqlDatabase
    from grader.adapters.framework_files.reading import read_framework
    from grader.adapters.git.fetching import GitFetch
    from grader.adapters.git.files import GitFiles
    from grader.adapters.git.repositories import GitRepositories
    from grader.adapters.git.school import GitSchoolRepository
    from grader.adapters.git.transport import GitTransport
    from grader.adapters.identity_providers.lti.platforms import NamedPlatforms
    from grader.adapters.identity_providers.providers import NamedProviders
    from grader.adapters.passwords import ArgonPasswords
    from grader.adapters.press.press import WeasyPress
    from grader.adapters.public_https.asking import BoundedAsking
    from grader.adapters.public_https.chat_line import WebhookLine
    from grader.adapters.public_https.forge_statuses import ForgeStatuses
    from grader.adapters.public_https.posting import PublicPosting
    from grader.adapters.roster_files.files import TablesOfPeople
    from grader.adapters.sealing import SealByFile
    from grader.adapters.signing.receipts import KeyFile
    from grader.adapters.signing.tool_key import ToolKeyFile

    signer, seal = KeyFile(settings.receipt_key, settings.public_url), SealByFile(settings.remote_key)
    doorbell, announcer, vitals = _over_redis(settings)
    trust = _trust()
    posting, asking, tool_signer = PublicPosting(trust), BoundedAsking(trust), ToolKeyFile(settings.tool_key)
    return Grader(
        settings=settings,
        database=SqlDatabase(settings.database_address, actor=actor, signer=signer),
        runners=runners(),
        repositories=GitRepositories(settings.repositories_folder),
        transport=GitTransport(settings.repositories_folder),
        exercises_repository=GitSchoolRepository(settings.repositories_folder, REPOSITORY),
        unpack=unpacked,
        unpack_files=packed_files,
        sandbox=sandbox(settings),
        doorbell=doorbell,
        announcer=announcer,
        vitals=vitals,
        files=GitFiles(settings.repositories_folder),
        disks=partial(disks_of, settings.folders),
        engine=partial(engine_state, EngineConnection()),
        versions=partial(versions, settings),
        kept_backups=partial(kept_backups, settings),
        certificate=partial(certificate, settings),
        signer=signer,
        passwords=ArgonPasswords(),
        providers=NamedProviders(
            settings.identity_providers, settings.learning_platforms, settings.public_url, asking, utc_now
        ),
        platforms=NamedPlatforms(
            settings.learning_platforms, settings.public_url, asking, tool_signer, utc_now, new_secret
        ),
        tool_signer=tool_signer,
        public_holidays=public_holidays,
        roster_files=TablesOfPeople(),
        read_framework=read_framework,
        read_tokens=code_tokens,
        linters={"ruff": ruff_findings, "html": html_findings, "oxlint": oxlint_findings},
        post=post(settings),
        seal=seal,
        fetch=GitFetch(settings.repositories_folder, seal=seal),
        tell=ForgeStatuses(settings.forges, settings.tokens_of_forges, posting),
        press=WeasyPress(),
        chat_line=WebhookLine(posting),
        now=utc_now,
        new_id=new_id,
        new_secret=new_secret,
    )


def _over_redis(settings: Settings) -> tuple[Doorbell, Announcer, Vitals]:
    """Return what is said by way of Redis, over one connection."""
    import redis

    from grader.adapters.redis.announcer import RedisAnnouncer
    from grader.adapters.redis.doorbell import RqDoorbell
    from grader.adapters.redis.vitals import RedisVitals

    patience = {"socket_connect_timeout": 2, "socket_timeout": REDIS_PATIENCE_SECONDS}
    connection = redis.Redis.from_url(settings.redis_address, **patience)
    return RqDoorbell(connection), RedisAnnouncer(connection), RedisVitals(connection)


def versions(settings: Settings) -> Versions:
    """Return which programs this process works with."""
    from grader.adapters.database.software import database_and_revision, revision_on_disk
    from grader.adapters.git.version import git_version
    from grader.adapters.redis.server import server_version

    database, revision = database_and_revision(settings.database_address)
    redis, git = server_version(settings.redis_address), git_version()
    return Versions(PROGRAM, platform.python_version(), git, redis, database, revision, revision_on_disk())


def kept_backups(settings: Settings) -> KeptBackups:
    """Return what lies in the installation's own folder of backups."""
    from grader.adapters.archive.folder import BackupFolder

    folder = BackupFolder(settings.backups_folder, installation_id(settings.data_folder))
    return folder.kept(most=settings.keep_backups, beside=settings.data_folder)


def certificate(settings: Settings) -> Certificate | None:
    """Return the certificate that we serve ourselves, where we do."""
    from grader.adapters.certificates import look_at

    return None if settings.tls is None else look_at(settings.tls.absolute())


def require_certificate(settings: Settings) -> None:
    """Make sure that browsers take the certificate that we serve, where we serve one.

    Raises:
        PlatformError: They would not; the sentence names the file, and what is the matter.
    """
    from grader.adapters.certificates import require_good

    if settings.tls is not None:
        require_good(settings.tls.absolute(), utc_now())


@cache
def _trust() -> SSLContext:
    """Return what trusts the authorities that this machine trusts: to read them takes longer than to make the rest."""
    return create_default_context()


def tls_context(settings: Settings) -> Callable[[], SSLContext] | None:
    """Return what gives the TLS to serve a connection by, renewed files taken up; None where a proxy serves it."""
    from grader.adapters.certificates import RenewedContext

    return None if settings.tls is None else RenewedContext(settings.tls.absolute())


def post(settings: Settings) -> Post | None:
    """Return what carries letters, or None where the installation has no mail server."""
    from grader.adapters.smtp.post import SmtpPost

    if settings.smtp_url is None or settings.mail_from is None:
        return None
    return SmtpPost(settings.smtp_url.get_secret_value(), settings.mail_from, settings.school)


def prepare_database(settings: Settings) -> None:
    """Bring the database's tables to the newest revision.

    Raises:
        PlatformError: The database does not answer, or is newer than this program.
    """
    from grader.adapters.database.revisions import known_revision, newest_revision

    if known_revision(settings.database_address) != newest_revision():
        from grader.adapters.database.upgrading import upgrade  # Alembic takes most of a command's second

        upgrade(settings.database_address)


def forget_connections(grader: Grader) -> None:
    """Leave the parent's database connections alone; the first thing a forked process calls."""
    from grader.adapters.database.transactions import SqlDatabase

    if isinstance(grader.database, SqlDatabase):
        grader.database.forget_connections()
