"""Puts the parts together: the only place that names adapters."""

from dataclasses import dataclass

from grader.engine.ports import (
    Announcer,
    Database,
    Doorbell,
    NewId,
    NewSecret,
    Now,
    Passwords,
    Repositories,
    Sandbox,
)
from grader.settings import Settings


@dataclass(frozen=True)
class Grader:
    """The installation: every part behind its port, as the entry points hand them to the engine's steps."""

    settings: Settings
    database: Database
    repositories: Repositories
    sandbox: Sandbox
    doorbell: Doorbell
    announcer: Announcer
    passwords: Passwords
    now: Now
    new_id: NewId
    new_secret: NewSecret
