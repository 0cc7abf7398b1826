"""What every request that hands something in hands to the engine's step."""

from typing import TypedDict

from grader.engine.ports.database import Database
from grader.engine.ports.git import Repositories
from grader.engine.ports.queue import Doorbell
from grader.engine.ports.sources import NewId, Now
from grader.engine.ports.submissions import UnpackFiles
from web.http.context import grader


class SendingPorts(TypedDict):
    """The parts of the installation that take files in."""

    unpack: UnpackFiles
    database: Database
    repositories: Repositories
    doorbell: Doorbell
    new_id: NewId


class ProjectPorts(TypedDict):
    """The parts that take a project in."""

    database: Database
    repositories: Repositories
    now: Now
    new_id: NewId


def project_ports() -> ProjectPorts:
    """Return these parts."""
    ours = grader()
    return ProjectPorts(database=ours.database, repositories=ours.repositories, now=ours.now, new_id=ours.new_id)


def sending_ports() -> SendingPorts:
    """Return these parts."""
    ours = grader()
    return SendingPorts(
        unpack=ours.unpack_files,
        database=ours.database,
        repositories=ours.repositories,
        doorbell=ours.doorbell,
        new_id=ours.new_id,
    )
