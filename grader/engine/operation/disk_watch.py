"""Tells the log when a disk fills up, is full, or has room again: once a change, however often one looks."""

import structlog

from grader.domain.errors import PlatformError
from grader.domain.operation.disk import Disk, DiskState
from grader.engine.ports.operation import Disks

log = structlog.get_logger()


class DiskWatch:
    """Remembers how each disk stood."""

    def __init__(self, disks: Disks) -> None:
        self._disks = disks
        self._known: dict[str, DiskState] = {}
        self._away = False

    def look(self) -> None:
        """Look at every disk, and tell of each that changed."""
        try:
            found = self._disks()
        except PlatformError as fault:
            if not self._away:
                log.warning("disk_away", fault=fault)
            self._away = True
            return
        self._away = False
        for disk in found:
            if disk.state is not self._known.get(disk.name, DiskState.ROOMY):
                _tell(disk)
            self._known[disk.name] = disk.state


def _tell(disk: Disk) -> None:
    match disk.state:
        case DiskState.FULL:
            log.error("disk_full", disk=disk.name, free_bytes=disk.free_bytes)
        case DiskState.FILLING:
            log.warning("disk_filling", disk=disk.name, free_bytes=disk.free_bytes)
        case DiskState.ROOMY:
            log.info("disk_has_room", disk=disk.name, free_bytes=disk.free_bytes)
