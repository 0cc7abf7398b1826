"""`make chaos`: blows under a steady load, and a table; fails when a submission is lost or counted twice.

    scripts/with-docker .venv/bin/python -m tests.chaos [long|short|machines]… [--rounds N] [--seed N] [--only NAME]…

`long` hits every kill point many times on SQLite and on PostgreSQL; `short` some of them once, on SQLite;
`machines` has hosts join, drain, die and come back.
"""

import argparse
import os
import random
import secrets
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.chaos import machines, site
from tests.chaos.apart import is_apart, remove_cgroups, run_apart, say
from tests.chaos.blows import BLOWS, SHORT, Blow
from tests.chaos.campaign import Outcome, drawn, fight
from tests.chaos.engine import save_images
from tests.chaos.table import printed, rows, verdict

ROUNDS = 3
NOT_ROOT = "The chaos suite makes namespaces and starts a Docker Engine in them, which needs root: sudo make chaos."


def main() -> int:
    """Return the exit status: 0 when everything accepted was counted once and every blow struck, 3 without root."""
    options = _options(sys.argv[1:])
    if is_apart():
        signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
        return max(CAMPAIGNS[name](options) for name in options.campaign)
    if os.geteuid() != 0:
        say(NOT_ROOT)
        return 3
    folder = Path(tempfile.mkdtemp(prefix="chaos-"))
    folder.chmod(0o711)  # PostgreSQL's user has a folder below it
    try:
        save_images(folder / "images.tar")
        command = [sys.executable, "-m", "tests.chaos", *sys.argv[1:], "--folder", str(folder)]
        return run_apart(command, temporary=folder)
    finally:
        remove_cgroups(folder.name)
        shutil.rmtree(folder)


def on_each_database(options: argparse.Namespace) -> int:
    """Strike every blow, for some rounds, on one database after the other."""
    blows = [blow for blow in BLOWS if not options.only or blow.name in options.only]
    return _on(options.database or ["sqlite", "postgresql"], blows, options)


def short(options: argparse.Namespace) -> int:
    """Strike once what nothing but this suite strikes."""
    options.rounds = 1
    return _on(options.database or ["sqlite"], [blow for blow in BLOWS if blow.name in SHORT], options)


def on_many_machines(options: argparse.Namespace) -> int:
    """Strike whole hosts, in the one order that makes sense."""
    with machines.opened(options.folder / "images.tar", options.folder) as scene:
        outcome = fight(scene, machines.BLOWS, seed=options.seed)
    return _tell([blow.name for blow in machines.BLOWS], [outcome], options.seed)


def _on(kinds: Sequence[str], blows: Sequence[Blow[site.Site]], options: argparse.Namespace) -> int:
    outcomes = []
    for kind in kinds:
        say(f"On {kind}, seed {options.seed}:")
        with site.opened(kind, options.folder / "images.tar", options.folder, options.folder.name) as scene:
            order = drawn(blows, options.rounds, random.Random(options.seed))
            outcomes.append(fight(scene, order, seed=options.seed))
    return _tell([blow.name for blow in blows], outcomes, options.seed)


def _tell(names: Sequence[str], outcomes: Sequence[Outcome], seed: int) -> int:
    """Print the table, and return the exit status that it comes to."""
    struck = [blow for outcome in outcomes for blow in outcome.struck]
    table = rows(names, struck, [entry for outcome in outcomes for entry in outcome.entries])
    fault = verdict(table)
    heading = f"{time.strftime('%Y-%m-%d %H:%M')}, {os.cpu_count()} cores, seed {seed}"
    told = fault or "Every accepted submission was counted once."
    sys.stdout.write(f"{heading}\n{printed(table)}\n{told}\n")
    return 1 if fault else 0


CAMPAIGNS: dict[str, Callable[[argparse.Namespace], int]] = {
    "long": on_each_database,
    "short": short,
    "machines": on_many_machines,
}


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("campaign", nargs="+", choices=CAMPAIGNS)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="of blows on each database")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10_000))
    parser.add_argument("--only", action="append", help="a blow by its name; may be given again")
    parser.add_argument("--database", action="append", choices=["sqlite", "postgresql"])
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
