"""What the web process's own host says to operators: disks, versions, backups, certificate."""

from grader.engine.operation.operator_page import Machine
from web.http.context import grader


def machine() -> Machine:
    """Return it as it is now."""
    ours = grader()
    return Machine(
        disks=ours.disks(),
        versions=ours.versions(),
        backups=ours.kept_backups(),
        certificate=ours.certificate(),
        sends_letters=ours.settings.smtp_url is not None,
        providers=frozenset({*ours.providers.known, *ours.platforms.known}),
    )
