"""Where an installation keeps what it has: settings that name folders and servers, and what follows from them."""

import os
from functools import cached_property
from pathlib import Path

from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from grader.domain.errors import PlatformError

SQLITE = "sqlite:///"
"""How an address of a database begins that is a file of this host."""


class Places(BaseSettings):
    """Folders, database and Redis."""

    model_config = SettingsConfigDict(env_prefix="GRADER_", extra="ignore", frozen=True, populate_by_name=True)

    data: Path = Path("var")
    database_url: SecretStr | None = Field(None, validation_alias=AliasChoices("DATABASE_URL", "database_url"))
    redis_url: SecretStr | None = Field(None, validation_alias=AliasChoices("REDIS_URL", "redis_url"))
    backups: Path | None = None
    """The installation's own folder of backups; unset, `backups` in the data folder. Another disk is better."""
    repositories: Path | None = None
    """The folder of learners' repositories where several hosts share it; each has a data folder of its own."""

    @cached_property
    def data_folder(self) -> Path:
        """Return the absolute data folder; it is made on first use, for its owner only.

        Raises:
            PlatformError: It cannot be made, or not be written to.
        """
        folder = self.data.absolute()
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise PlatformError(
                "The data folder %(folder)s cannot be made (%(why)s). Set GRADER_DATA to one that can be.",
                folder=str(folder),
                why=str(error.strerror),
            ) from error
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PlatformError(
                "The data folder %(folder)s cannot be written to. Give it to this account, or set GRADER_DATA.",
                folder=str(folder),
            )
        return folder

    @property
    def repositories_folder(self) -> Path:
        """Return where learners' bare repositories live: what `GRADER_REPOSITORIES` says, or in the data folder."""
        return (self.repositories or self.data_folder / "repositories").absolute()

    @property
    def backups_folder(self) -> Path:
        """Return where backups go that nobody names a place for."""
        return (self.backups or self.data_folder / "backups").absolute()

    @property
    def receipt_key(self) -> Path:
        """Return the file of the key by which this host signs receipts; its private half is in no database."""
        return self.data_folder / "receipt_key.pem"

    @property
    def remote_key(self) -> Path:
        """Return the file of the key that closes the tokens of learners' private repositories; it is in no database."""
        return self.data_folder / "remote_key"

    @property
    def tool_key(self) -> Path:
        """Return the file of the key by which this host proves to learning platforms who asks."""
        return self.data_folder / "lti_key.pem"

    @property
    def folders(self) -> dict[str, Path]:
        """Return the folders of this host whose disks may fill up, by what they hold; PostgreSQL may be elsewhere."""
        known = {"data": self.data_folder, "repositories": self.repositories_folder}
        if self.database_address.startswith(SQLITE):
            known["database"] = Path(self.database_address.removeprefix(SQLITE)).absolute().parent
        return known

    @property
    def sandboxes_folder(self) -> Path:
        """Return where the processes that hold sandboxes meet; the Docker Engine must see it under the same path."""
        return self.data_folder / "sandboxes"

    @property
    def redis_socket(self) -> Path:
        """Return the private socket of the embedded Redis server."""
        return self.data_folder / "redis" / "redis.sock"

    @property
    def database_address(self) -> str:
        """Return the SQLAlchemy address: what `DATABASE_URL` says, or SQLite in the data folder."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"{SQLITE}{self.data_folder / 'grader.sqlite3'}"

    @property
    def redis_address(self) -> str:
        """Return the Redis address: what `REDIS_URL` says, or the embedded server's socket."""
        if self.redis_url is not None:
            return self.redis_url.get_secret_value()
        return f"unix://{self.redis_socket}"
