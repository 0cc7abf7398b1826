"""What `grader doctor` finds of a machine: its programs, its disks, its Docker Engine and the images there."""

import shutil
import subprocess
import sys
from collections.abc import Collection
from importlib import import_module
from importlib.util import find_spec

from grader.adapters.disks import disks_of
from grader.adapters.public_holidays import public_holidays
from grader.adapters.redis.server import answers, find_server
from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.images.image_states import engine_state
from grader.commands.operation.finding import Finding, Findings, Say
from grader.domain.errors import GraderError
from grader.domain.operation.disk import DiskState
from grader.domain.operation.software import ImageCondition, ImageState
from grader.settings import Settings
from grader.wording.catalogue import N_
from grader.wording.operation.operator_words import DISKS

FREE_BYTES_WANTED = 2 * 1024**3
SILENT = N_("it does not answer")
PDF_LIBRARY = "weasyprint"


def programs(say: Say) -> Findings:
    """Yield Python and Git."""
    yield Finding(N_("Python"), sys.version.split()[0])
    found = shutil.which("git")
    if found is None:
        yield Finding(N_("Git"), say(N_("it is not there")), "apt-get install git")
        return
    version = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    yield Finding(N_("Git"), version.removeprefix("git version").strip())


def disks(settings: Settings) -> Findings:
    """Yield the disks of the installation's folders."""
    for disk in disks_of(settings.folders):
        free = disk.free_bytes
        detail = f"{settings.folders[disk.name]} ({free / 1024**3:.1f} GiB, {disk.used:.0%})"
        mend = "" if free > FREE_BYTES_WANTED and disk.state is DiskState.ROOMY else "df -h; df -i"
        waits = free > FREE_BYTES_WANTED and not disk.is_full
        yield Finding(N_("Data folder") if disk.name == "data" else DISKS[disk.name], detail, mend, can_wait=waits)


def engine(settings: Settings, say: Say, asked_for: Collection[str]) -> Findings:
    """Yield the Docker Engine, the images that it should have, and whether a run passes through new containers.

    Args:
        asked_for: The images that published exercises run in.
    """
    try:
        found = engine_state(EngineConnection())
    except GraderError:
        yield Finding(N_("Docker Engine"), say(SILENT), "scripts/with-docker grader doctor")
        yield Finding(N_("Runner image"), say(SILENT), "grader images build")
        return
    yield Finding(N_("Docker Engine"), found.version)
    for image in found.images:
        if image.condition is not ImageCondition.MISSING or not image.on_demand or image.name in asked_for:
            yield _image(image, say)
    for name in sorted({*asked_for} - {image.name for image in found.images}):
        yield _image(ImageState(name, ImageCondition.MISSING), say)
    yield _sandbox(settings, say)


def _image(image: ImageState, say: Say) -> Finding:
    told = {
        ImageCondition.READY: image.digest[:12],
        ImageCondition.OUTDATED: say(N_("older than its folder says")),
        ImageCondition.MISSING: say(N_("missing")),
    }
    mend = "" if image.condition is ImageCondition.READY else f"grader images build {image.name}"
    return Finding(N_("Runner image"), f"{image.name} {told[image.condition]}", mend)


def _sandbox(settings: Settings, say: Say) -> Finding:
    try:
        from grader.sandboxes import try_sandboxes  # noqa: PLC0415 - it asks for Git, which may be what is missing

        try_sandboxes(settings)
    except (GraderError, ImportError):
        return Finding(N_("Sandbox"), say(N_("a whole run does not pass through new containers")), "grader worker")
    return Finding(N_("Sandbox"), settings.sandbox_runtime or "-")


def redis(settings: Settings) -> Finding:
    """Return the Redis, or the program that `grader up` would start."""
    if answers(settings.redis_address):
        return Finding(N_("Redis"), settings.redis_address if settings.redis_url is None else "REDIS_URL")
    if settings.redis_url is not None:
        return Finding(N_("Redis"), "REDIS_URL", 'redis-cli -u "$REDIS_URL" ping')
    server = find_server()
    if server is not None:
        return Finding(N_("Redis"), str(server))
    return Finding(N_("Redis"), "-", "apt-get install redis-server")


def libraries(say: Say) -> Findings:
    """Yield what plans and papers are made with: public holidays, and Pango where there is what needs it."""
    try:
        public_holidays(2026, 2026)
    except ImportError:
        yield Finding(N_("Public holidays"), say(N_("a library of the plan is not there")), "scripts/environment")
    if find_spec(PDF_LIBRARY) is None:
        return
    try:
        import_module(PDF_LIBRARY)
    except OSError:
        lacks = say(N_("PDF files cannot be made: Pango is not there"))
        yield Finding(N_("Pango"), lacks, "apt-get install libpango-1.0-0 libpangoft2-1.0-0", can_wait=True)
    else:
        yield Finding(N_("Pango"), say(N_("it is there")))
