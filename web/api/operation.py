"""The state of the service for everybody, and the operator's pages."""

from grader.domain.accounts.credentials import Scope
from grader.domain.errors import NotAllowed
from grader.domain.operation.audit import Act
from grader.domain.people import Role
from grader.engine.grading.retrying import retry
from grader.engine.operation.asking_backup import ask_backup
from grader.engine.operation.audit_page import audit_page
from grader.engine.operation.operator_page import operation
from grader.engine.operation.service_status import service_status
from web.api.endpoints import Reading, endpoint
from web.api.shapes.basic import EntryNumber, Given, Key, Limit
from web.api.shapes.operation.audit import Acts
from web.api.shapes.operation.page import AskedBackup, OperatorPage, Retried
from web.api.shapes.operation.status import ServiceStatus
from web.http.bearer import caller
from web.http.context import grader, language
from web.http.machine import machine


class AuditFilter(Given):
    """Which acts to list."""

    act: Act | None = None
    who: Key | None = None
    """A handle, a person's id, or an account of the machine."""

    what: Key | None = None
    """A handle, the name of a cohort or exercise, or an id."""

    cursor: EntryNumber | None = None
    """The `next` of the page before; none for the first page."""

    limit: Limit = 50
    """How many at most, 1 to 100."""


@endpoint("/status", ServiceStatus)
def read_status() -> ServiceStatus:
    """Read whether the service works, how soon answers come, and what went wrong these days."""
    ours = grader()
    status = service_status(
        database=ours.database, vitals=ours.vitals, disks=ours.disks, now=ours.now, zone=ours.settings.zone
    )
    return ServiceStatus.model_validate(status)


@endpoint("/operation", OperatorPage, scope=Scope.OPERATE)
def read_operation() -> OperatorPage:
    """Read what is not right, queues, hosts, images, backups, versions and faults, for operators."""
    _operators_alone()
    ours = grader()
    return OperatorPage.of(operation(machine(), database=ours.database, vitals=ours.vitals, now=ours.now), language())


@endpoint("/operation/backups", AskedBackup, scope=Scope.OPERATE, method="POST")
def ask_for_backup() -> AskedBackup:
    """Ask for a backup, which a worker host writes; while one is under way, read that one, for operators."""
    _operators_alone()
    ours = grader()
    asked = ask_backup(caller(), database=ours.database, now=ours.now, new_id=ours.new_id)
    return AskedBackup.of(asked, ours.now())


@endpoint("/audit", Acts, scope=Scope.OPERATE, reading=Reading(AuditFilter))
def list_acts(query: AuditFilter) -> Acts:
    """List who did what, newest first, for operators."""
    _operators_alone()
    wanted = (query.act, query.who or "", query.what or "", query.cursor)
    page = audit_page(*wanted, database=grader().database, limit=query.limit)
    return Acts.of(page)


@endpoint(
    "/runs/<run_id>/retry",
    Retried,
    scope=Scope.OPERATE,
    method="POST",
    reading=Reading(refusals=("not-found",)),
)
def retry_run(run_id: str) -> Retried:
    """Try a run again that ended as a fault of the platform, for operators."""
    _operators_alone()
    ours = grader()
    again = retry(run_id, database=ours.database, doorbell=ours.doorbell, now=ours.now, new_id=ours.new_id)
    return Retried(run_id=again.id)


def _operators_alone() -> None:
    if caller().role is not Role.OPERATOR:
        raise NotAllowed("operators_only")
