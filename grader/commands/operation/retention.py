"""`grader retention`: erases what is older than its period, as `grader worker` does by itself once a day."""

import click
import structlog

from grader.adapters.database.revisions import require_current
from grader.adapters.git.files import GitFiles
from grader.adapters.upkeep import upkeep_turn
from grader.assembly import assemble
from grader.engine.operation.retention import PERIOD_OF, announce, retain
from grader.engine.ports.retention import AgedKind
from grader.logs import configure
from grader.settings import Settings
from grader.wording.operation.retention_lines import erased_line, to_come_line

log = structlog.get_logger()


@click.command()
@click.option("--dry-run", is_flag=True, help="Count what is due, and erase nothing.")
def retention(*, dry_run: bool) -> None:
    """Erase what is older than its period (GRADER_KEEP_…_DAYS), and pack repositories of many small objects.

    What is due of a cohort within a week is announced; nothing of it goes before a week has passed since.
    """
    configure()
    settings = Settings()
    require_current(settings.database_address)
    parts, files = assemble(settings), GitFiles(settings.repositories_folder)
    with upkeep_turn(settings.data_folder):
        counts = retain(settings.periods, database=parts.database, files=files, now=parts.now, dry_run=dry_run)
        announced = () if dry_run else announce(settings.periods, database=parts.database, now=parts.now)
        packed = 0 if dry_run else files.repack()
    for kind in AgedKind:
        days = PERIOD_OF[kind](settings.periods).days
        click.echo(erased_line(kind.value, counts[kind], days, settings.language))
    for one in announced:
        day = f"{one.due_at.astimezone(settings.zone):%Y-%m-%d}"
        click.echo(to_come_line(one.kind.value, one.cohort, day, settings.language))
        log.info("erasure_announced", cohort=one.cohort, kind=one.kind.value, due_at=one.due_at.isoformat())
    if not dry_run:
        log.info("old_erased", packed=packed, **{kind.value: count for kind, count in counts.items()})
