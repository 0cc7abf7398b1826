"""What of an installation is not right, and should be mended."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from grader.domain.operation.certificate import Certificate
from grader.domain.operation.disk import Disk, DiskState
from grader.domain.operation.software import ImageCondition, Versions
from grader.domain.operation.to_mend import MendWord, ToMend
from grader.domain.queue.hosts import HostProblem, LiveHost
from grader.engine.ports.operation import HostVitals, QueueState
from grader.engine.queue.attendance import SILENT_AFTER

LONG_WAIT = timedelta(minutes=5)


def of_disks(disks: Sequence[Disk]) -> Iterator[ToMend]:
    """Yield the disks that fill up."""
    for disk in disks:
        if disk.state is not DiskState.ROOMY:
            full = disk.state is DiskState.FULL
            yield ToMend(MendWord.DISK_FULL if full else MendWord.DISK_FILLING, disk.name)


def of_versions(versions: Versions) -> Iterator[ToMend]:
    """Yield where program and tables do not go together."""
    if versions.revision != versions.needed_revision:
        yield ToMend(MendWord.TABLES_DIFFER, versions.needed_revision)


def of_hosts(hosts: Sequence[LiveHost], said: Mapping[str, HostVitals] | None) -> Iterator[ToMend]:
    """Yield the hosts that do not work, and that nobody grades."""
    if said is None:
        yield ToMend(MendWord.REDIS_AWAY)
    if not any(host.silent_for <= SILENT_AFTER for host in hosts):
        yield ToMend(MendWord.NO_HOST)
    for one in hosts:
        if one.silent_for > SILENT_AFTER:
            yield ToMend(MendWord.HOST_SILENT, one.host.id)
        elif one.host.problem is not None:
            engine = one.host.problem is HostProblem.ENGINE
            yield ToMend(MendWord.HOST_ENGINE if engine else MendWord.HOST_IMAGE, one.host.id)


def of_images(said: Mapping[str, HostVitals], asked_for: Collection[str], program: str) -> Iterator[ToMend]:
    """Yield the images that hosts lack, or have of other files, and hosts of another version.

    Args:
        asked_for: The images that published exercises run in; others on demand may be missing.
        program: The version of the process that asks.
    """
    for host, vitals in said.items():
        if vitals.program and vitals.program != program:
            yield ToMend(MendWord.HOST_PROGRAM, host)
        known = {image.name for image in vitals.images}
        for image in vitals.images:
            if image.condition is ImageCondition.OUTDATED:
                yield ToMend(MendWord.IMAGE_OUTDATED, host, image.name)
            elif image.condition is ImageCondition.MISSING and (not image.on_demand or image.name in asked_for):
                yield ToMend(MendWord.IMAGE_MISSING, host, image.name)
        if vitals.images:
            yield from (ToMend(MendWord.IMAGE_MISSING, host, name) for name in sorted({*asked_for} - known))


def of_queues(queues: Sequence[QueueState], at: datetime) -> Iterator[ToMend]:
    """Yield the queues in which somebody waits for long."""
    for queue in queues:
        if queue.longest_wait(at) > LONG_WAIT:
            yield ToMend(MendWord.LONG_WAIT, queue.queue)


def of_certificate(certificate: Certificate | None, at: datetime) -> Iterator[ToMend]:
    """Yield what is not right with the certificate that we serve, where we serve one."""
    if certificate is None:
        return
    if certificate.problem is not None:
        yield ToMend(MendWord.CERTIFICATE_WRONG)
    elif certificate.is_over(at):
        yield ToMend(MendWord.CERTIFICATE_OVER)
    elif certificate.ends_soon(at):
        yield ToMend(MendWord.CERTIFICATE_ENDS, str(certificate.days_left(at)))
