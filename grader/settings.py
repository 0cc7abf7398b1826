"""The environment, read once; a wrong value ends the program with the variable's name and what it accepts."""

import os
import socket
from datetime import timedelta
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SecretsSettingsSource,
)

from grader.domain.errors import NotValid, WrongSetting
from grader.domain.identities.provider import Provider
from grader.domain.lti.platform import LearningPlatform
from grader.domain.naming import checked_email
from grader.domain.remotes.forge import KNOWN, ForgeKind, forges_in, tokens_in
from grader.domain.text import Language
from grader.engine.operation.retention import Periods
from grader.lti_file import platforms_in
from grader.setting_places import Places
from grader.setting_values import database, mail_server, package_names, redis_server, ssh_server
from grader.sign_in_file import providers_in
from grader.toml_tables import key_of

CONTAINER_SECRETS = Path("/run/secrets")
"""Where Docker puts the files of a service's secrets: https://docs.docker.com/compose/how-tos/use-secrets/."""


def secret_folders() -> tuple[Path, ...]:
    """Return where files of secrets may be: systemd's credentials of this service, and those of its container.

    https://systemd.io/CREDENTIALS/
    """
    credentials = os.environ.get("CREDENTIALS_DIRECTORY")
    return (*([Path(credentials)] if credentials else []), CONTAINER_SECRETS)


@cache
def known_zones() -> frozenset[str]:
    """Return the names of this machine's time zones: its whole folder of them is looked through, once."""
    return frozenset(available_timezones())


class Settings(Places):
    """What an operator may set; with nothing set at all, the embedded default runs from `./var`."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - pydantic's signature
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - pydantic's signature
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read what is given, then the environment, then files that hold one value each, named as its variable."""
        folders = [folder for folder in secret_folders() if folder.is_dir()]
        return init_settings, env_settings, SecretsSettingsSource(settings_cls, secrets_dir=folders)

    time_zone: str = "Europe/Paris"
    language: Language = Language.FR
    school: str = "École du Numérique"
    tls: Path | None = None
    """A folder with `fullchain.pem` and `privkey.pem`, by which the web serves https itself; unset, a proxy does."""
    host: str = "127.0.0.1"
    port: int = Field(8000, ge=1, le=65_535)
    public_url: str = Field("", validate_default=True)
    """How links begin; unset, with this machine and the port."""
    proxies: int = Field(0, ge=0, le=5)
    """How many reverse proxies stand before the web process; each is trusted for one `X-Forwarded-For`."""
    workers: int = Field(2, ge=1, le=64)
    follow_seconds: int = Field(60, ge=1, le=600)
    queue_limit: int = Field(50_000, ge=1)
    """Waiting runs beyond which the API takes no more hand-ins for now; pushes are always taken."""
    lease_seconds: int = Field(10, ge=2, le=600)
    pool_low: int | None = Field(None, ge=0, le=64)
    """Warm sandboxes of a runner below which more are made, whichever it is; unset, as many as its folder says."""
    pool_high: int | None = Field(None, ge=0, le=64)
    """Warm sandboxes of a runner that are then made, whichever it is; unset, as many as its folder says."""
    pool_parked: int = Field(8, ge=0, le=256)
    """Sandboxes that wait for the learner whom they have served to come again."""
    sandbox_runtime: str | None = Field(None, pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")
    """The Engine's name of what starts sandboxes (`runc`, `crun`, `runsc`…); unset, the Engine's choice. It is tried
    with a whole run when workers start, and nothing else ever takes its place."""
    packages: Annotated[tuple[str, ...], NoDecode] = ()
    """Debian packages that exercises may ask for beside their language's, such as `python3-numpy`; spaces between."""
    exercises: Path = Path("exercises")
    keep_output_days: int = Field(30, ge=1, le=3_650)
    """What programs printed, after their run."""
    keep_security_days: int = Field(183, ge=30, le=366)
    """Which browsers were signed in, after their last use."""
    keep_keys_days: int = Field(30, ge=1, le=366)
    """Tokens and invitations, after their end."""
    keep_code_days: int = Field(92, ge=1, le=3_650)
    """Learners' code and ways in, after the end of their cohort."""
    keep_account_days: int = Field(92 + 3 * 365, ge=1, le=3_650)
    keep_staff_days: int = Field(92 + 3 * 365, ge=30, le=3_650)
    """Names (proof is asked for in 3 years): after learners' last cohort, once nothing opens the team's accounts."""
    keep_counselling_days: int = Field(365, ge=30, le=1_096)
    """Appointments and obstacles of learners' follow-up, after their own day."""
    keep_backups: int = Field(7, ge=1, le=1_000)
    """How many backups stay in that folder: the oldest leave for a newer one."""
    worker_name: str = Field(default_factory=socket.gethostname, min_length=1, max_length=100)
    """What this worker host is called, among the others, in metrics and on the operator's page; no two may share it."""
    metrics_token: SecretStr | None = Field(None, min_length=16)
    """What `/metrics` is asked with (`Authorization: Bearer …`); without one, it answers this machine alone."""

    forges: Annotated[dict[str, ForgeKind], NoDecode] = Field(default_factory=lambda: dict(KNOWN))
    """Whose repositories learners may hand in from, and what each runs: `github.com=github git.ecole.fr=gitlab`."""
    forge_tokens: SecretStr | None = None
    """What tells a forge how a commit did: `github.com=TOKEN git.ecole.fr=TOKEN`; one without a token is not told."""
    sign_in: Path | None = None
    """A file of providers of identities, by which people sign in beside their password: see `docs/sign-in.md`."""
    lti: Path | None = None
    """A file of learning platforms that launch us by LTI 1.3: see `docs/lti.md`."""
    ssh: str | None = None
    """Where Git answers over SSH, by OpenSSH's own server: `ssh://grader@git.ecole.fr:2222`; unset, it does nowhere."""
    smtp_url: SecretStr | None = None
    """The mail server that carries links: `smtp://USER:PASSWORD@HOST:587` or `smtps://…:465`; unset, none is sent."""
    mail_from: str | None = Field(None, validate_default=True)
    """The e-mail address that letters come from."""

    @field_validator("public_url")
    @classmethod
    def _follows_port_and_tls(cls, value: str, given: ValidationInfo) -> str:
        tls = given.data.get("tls")
        if not value:
            return f"{'http' if tls is None else 'https'}://127.0.0.1:{given.data.get('port', 8000)}"
        if tls is not None and urlsplit(value).scheme != "https":
            raise WrongSetting("with GRADER_TLS it begins with https://")
        return value

    @field_validator("ssh")
    @classmethod
    def _known_ssh_server(cls, value: str | None) -> str | None:
        return None if value is None else ssh_server(value)

    @field_validator("sign_in")
    @classmethod
    def _known_providers(cls, value: Path | None) -> Path | None:
        if value is not None:
            providers_in(value, secret_folders())
        return value

    @field_validator("lti")
    @classmethod
    def _known_platforms(cls, value: Path | None, given: ValidationInfo) -> Path | None:
        if value is None:
            return None
        sign_in = given.data.get("sign_in")
        providers = () if sign_in is None else providers_in(sign_in, secret_folders())
        taken = {one.issuer for one in providers}
        for one in platforms_in(value):
            if one.provider.issuer in taken:  # it would know people by names of two kinds
                raise WrongSetting("GRADER_SIGN_IN has it, too", where=key_of(one.name, "issuer"))
        return value

    @field_validator("smtp_url")
    @classmethod
    def _known_mail_server(cls, value: SecretStr | None) -> SecretStr | None:
        return None if value is None else SecretStr(mail_server(value.get_secret_value()))

    @field_validator("mail_from")
    @classmethod
    def _known_sender(cls, value: str | None, given: ValidationInfo) -> str | None:
        try:
            if value is not None:
                return checked_email(value)
        except NotValid as error:
            raise WrongSetting("it is no e-mail address") from error
        if given.data.get("smtp_url") is not None:
            raise WrongSetting("with GRADER_SMTP_URL it is needed, such as exercices@ecole.example")
        return None

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: SecretStr | None) -> SecretStr | None:
        return None if value is None else SecretStr(database(value.get_secret_value()))

    @field_validator("redis_url")
    @classmethod
    def _known_redis(cls, value: SecretStr | None) -> SecretStr | None:
        return None if value is None else SecretStr(redis_server(value.get_secret_value()))

    @field_validator("packages", mode="before")
    @classmethod
    def _known_names(cls, value: object) -> object:
        return package_names(value) if isinstance(value, str) else value

    @field_validator("forges", mode="before")
    @classmethod
    def _known_forges(cls, value: object) -> object:
        return forges_in(value) if isinstance(value, str) else value

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        if value not in known_zones():
            raise WrongSetting("it is no time zone of the IANA database, such as Europe/Paris")
        return value

    @property
    def zone(self) -> ZoneInfo:
        """Return the zone in which dates are entered and shown."""
        return ZoneInfo(self.time_zone)

    @property
    def tokens_of_forges(self) -> dict[str, str]:
        """Return the token of each forge that is told how commits did, by its host."""
        return tokens_in(self.forge_tokens.get_secret_value()) if self.forge_tokens else {}

    @cached_property
    def identity_providers(self) -> tuple[Provider, ...]:
        """Return the providers of identities that people may sign in by, in the order of their file."""
        return () if self.sign_in is None else providers_in(self.sign_in, secret_folders())

    @cached_property
    def learning_platforms(self) -> tuple[LearningPlatform, ...]:
        """Return the platforms that launch us by LTI, in the order of their file."""
        return () if self.lti is None else platforms_in(self.lti)

    @property
    def lease(self) -> timedelta:
        """Return how long a worker keeps a run without a sign of life."""
        return timedelta(seconds=self.lease_seconds)

    @property
    def periods(self) -> Periods:
        """Return how long things are kept."""
        return Periods(
            output=timedelta(days=self.keep_output_days),
            security=timedelta(days=self.keep_security_days),
            keys=timedelta(days=self.keep_keys_days),
            code=timedelta(days=self.keep_code_days),
            account=timedelta(days=self.keep_account_days),
            counselling=timedelta(days=self.keep_counselling_days),
            staff=timedelta(days=self.keep_staff_days),
        )
