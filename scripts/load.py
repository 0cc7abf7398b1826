"""Load an installation as a large school would, on this machine alone, and say which bars are met.

Seeds a cohort of 1,000 learners by 200 exercises with 1,000,000 hand-ins, then times every page, lets 200 clients and a
browser poll, hands in over the API, and looks whether processes grow. Prints a table, and writes `build/load.json`.
"""
# ruff: noqa: INP001, T201 - a program that prints, in no package

import argparse
import asyncio
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from loading import handing_in, memory, pages, polling, ratios, seeding, servers, table
from loading.clients import Tally, browsers
from loading.postgresql import postgresql, transactions_per_second, version
from loading.table import Measure, percentile

BOARD_MS, PAGE_MS, POLL_MS, SATURATED_MS = 100, 200, 200, 1_000
RATIOS = {ratios.UNCHANGED: 2, ratios.MOVED: 4, ratios.FIRST: 2}
HAND_INS_TO_TRANSACTIONS = 0.05
HAND_INS_PER_SECOND = 200
GROWTH_PERCENT = 5


@dataclass(frozen=True)
class Size:
    """How much of everything."""

    learners: int = 1_000
    exercises: int = 200
    times: int = 12
    clients: int = 200
    polling_seconds: float = 20
    senders: int = 200
    sent_each: int = 12
    slices: int = 6
    requests: int = 400
    pairs: int = 200
    yardstick_seconds: int = 10


FULL = Size()
SMALL = Size(60, 50, 2, 10, 3, senders=8, sent_each=3, slices=2, requests=20, pairs=4, yardstick_seconds=1)


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="try that everything works; its figures say nothing")
    parser.add_argument("--sqlite", action="store_true", help="on SQLite, with a tenth of the hand-ins")
    parser.add_argument("--to", type=Path, default=Path("build/load.json"), help="where the figures go")
    options = parser.parse_args()
    size = SMALL if options.small else Size(learners=100) if options.sqlite else FULL
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="grader-load-")))
        folder.chmod(0o755)
        address = None if options.sqlite else stack.enter_context(postgresql(folder / "postgresql"))
        running = stack.enter_context(servers.served(folder / "data", address))
        measures = Load(running, size, address).measure()
    engine = "SQLite, WAL, synchronous=FULL" if options.sqlite else f"{version()}, fsync and synchronous_commit on"
    table.show(measures, engine, path=options.to)


class Load:
    """One installation under load."""

    def __init__(self, running: servers.Servers, size: Size, postgresql_address: str | None) -> None:
        """Prepare; nothing is seeded yet."""
        self._postgresql = postgresql_address
        self._running = running
        self._size = size
        exercises = seeding.exercises_from(Path("exercises"), size.exercises)
        watched = min(size.clients // polling.QUARTER, size.learners)
        self._start = handing_in.start(running.grader, exercises)
        self._school = seeding.School(
            size.learners, exercises, watched, seeding.utc_now(), self._start.commit, self._start.trees
        )
        self._app, self._signed_in = browsers(running.grader)
        self._measures: list[Measure] = []

    def measure(self) -> list[Measure]:
        """Return everything that was measured."""
        self._seed()
        servers.start_web(self._running)
        found = list(pages.pages(self._app, self._school, self._size.times))
        self._pages(found)
        self._ratios()
        self._polls()
        self._hand_ins()
        self._memory(found)
        return self._measures

    def _seed(self) -> None:
        begun = time.monotonic()
        seeding.seed(self._running.grader, self._school)
        progress(f"{self._school.submissions:,} hand-ins seeded in {time.monotonic() - begun:.0f} s")
        self._add("hand-ins in the database", self._school.submissions, "")

    def _pages(self, found: list[pages.Page]) -> None:
        timed = asyncio.run(pages.timed_all(found, self._running.port, self._signed_in))
        board = [one for one in timed if one.page.name == "cohorts.board" and one.page.reader == "ines"]
        every = sorted(timed, key=lambda one: percentile(one.seconds, 95), reverse=True)
        for one in board:
            self._add("board page, 50 learners by 40 exercises, p95", percentile(one.seconds, 95) * 1e3, "ms", BOARD_MS)
        for one in every[:3]:
            name = f"{one.page.name} as {one.page.reader} ({one.size // 1024} KiB), p95"
            self._add(f"slowest pages: {name}", percentile(one.seconds, 95) * 1e3, "ms", PAGE_MS)
        self._add("pages and readers measured", len(timed), "")

    def _ratios(self) -> None:
        size = self._size
        times = ratios.Times(size.pairs, size.clients, size.polling_seconds)
        for name, ratio in ratios.measured(self._running, self._school, self._signed_in, times).items():
            self._add(name, ratio, "times", RATIOS.get(name.partition(" ÷ ")[0]))

    def _polls(self) -> None:
        polls = polling.crowd(self._school, self._size.clients)
        cookie = self._signed_in(polls[0].handle).header.removeprefix("Cookie: ").strip().partition("=")
        watcher = polling.Watcher(self._running.grader, self._school, self._running.address, (cookie[0], cookie[2]))
        polled, seen = asyncio.run(self._poll_and_watch(polls, watcher))
        self._add(f"polls by {len(polls)} clients, of those due", 100 * polled.done / polled.due, "%", 90, least=True)
        answered = ((kind, tally) for kind, tally in sorted(polled.kinds.items()) if tally.seconds)
        for kind, tally in answered:
            known = 100 * tally.statuses.get(304, 0) / len(tally.seconds)
            self._add(
                f"polls of the {kind} meanwhile, p95 ({known:.0f} % were 304)",
                percentile(tally.seconds, 95) * 1e3,
                "ms",
                POLL_MS,
            )
        if seen is not None:
            self._add("a real browser shows a verdict after its commit, meanwhile", seen, "s", 2)

    async def _poll_and_watch(
        self, polls: list[polling.Poll], watcher: polling.Watcher
    ) -> tuple[polling.Polled, float | None]:
        seconds = self._size.polling_seconds
        clients = await polling.opened(polls[1:], self._running.port, self._signed_in)
        crowd = asyncio.create_task(polling.polled(clients, seconds))
        await asyncio.sleep(min(3.0, seconds / 3))
        seen = await asyncio.to_thread(watcher.watched)
        return await crowd, seen

    def _hand_ins(self) -> None:
        handles = self._school.handles[: self._size.senders]
        exercise, times = self._school.exercises[0], self._size.sent_each
        prepared = handing_in.prepare(self._running.grader, self._start, handles, exercise, times)
        progress(f"{len(prepared)} commits prepared")
        rehearsal = len(handles)
        asyncio.run(handing_in.handed_in(prepared[:rehearsal], self._running.port))
        prepared = prepared[rehearsal:]
        alone, crowded = prepared[: len(prepared) // 2], prepared[len(prepared) // 2 :]
        tally, seconds = asyncio.run(handing_in.handed_in(alone, self._running.port))
        rate = len(tally.seconds) / seconds
        self._add("distinct hand-ins a second over the API, durable", rate, "/s", HAND_INS_PER_SECOND, least=True)
        if self._postgresql is not None:
            yardstick = transactions_per_second(self._postgresql, handing_in.AT_ONCE, self._size.yardstick_seconds)
            self._add("pgbench -N with as many clients", yardstick, "/s")
            self._add(
                "hand-ins ÷ transactions of pgbench -N", rate / yardstick, "times", HAND_INS_TO_TRANSACTIONS, least=True
            )
        self._add("an answer to a hand-in meanwhile, p95", percentile(tally.seconds, 95) * 1e3, "ms")

        self._saturate(crowded, rate)

    def _saturate(self, prepared: list[handing_in.Prepared], alone: float) -> None:
        """Hand in as fast as can be while twice as many pages as before ask for themselves."""
        polls = polling.crowd(self._school, 2 * self._size.clients)
        polled, (sent, seconds) = asyncio.run(self._poll_and_hand_in(polls, prepared))
        every = [taken for tally in polled.kinds.values() for taken in tally.seconds]
        name = f"polls by {len(polls)} clients while all is handed in that can be, p95"
        self._add(name, percentile(every, 95) * 1e3, "ms", SATURATED_MS)
        self._add("hand-ins a second meanwhile ÷ alone", len(sent.seconds) / seconds / alone, "times")

    async def _poll_and_hand_in(
        self, polls: list[polling.Poll], prepared: list[handing_in.Prepared]
    ) -> tuple[polling.Polled, tuple[Tally, float]]:
        clients = await polling.opened(polls, self._running.port, self._signed_in)
        crowd = polling.polled(clients, self._size.polling_seconds)
        return await asyncio.gather(crowd, handing_in.handed_in(prepared, self._running.port))

    def _memory(self, found: list[pages.Page]) -> None:
        size = self._size
        sizes = asyncio.run(
            memory.requests_in_slices(self._running, found, self._signed_in, slices=size.slices, requests=size.requests)
        )
        asked = size.slices * size.requests
        self._add(f"web processes after {asked} more requests", sizes[-1] / 1e6, "MB")
        self._add("growth over the second half of them", memory.growth(sizes), "%", GROWTH_PERCENT)
        waiting = size.senders * size.sent_each
        sizes = memory.runs_in_slices(self._running, slices=size.slices)
        self._add(f"a worker after {waiting} runs, an hour's of {size.senders} learners", sizes[-1] / 1e6, "MB")
        self._add("its growth over the second half of them", memory.growth(sizes), "%", GROWTH_PERCENT)

    def _add(self, name: str, value: float, unit: str, bar: float | None = None, *, least: bool = False) -> None:
        self._measures.append(Measure(name, value, unit, bar, least))
        progress(f"{name}: {value:.4g} {unit}")


def progress(line: str) -> None:
    """Tell who waits."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
