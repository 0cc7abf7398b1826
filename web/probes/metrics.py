"""`/metrics` for Prometheus: read from database and Redis when it is scraped, so that no process counts by itself."""

import hmac
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from flask import Blueprint, Response, request
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from grader.domain.operation.disk import Disk
from grader.domain.operation.tally import STEPS, Measure, Tally, by_step
from grader.engine.operation.measures import Measures, measure
from grader.engine.ports.operation import HostVitals, QueueState
from web.http.context import grader
from web.http.security import LOOPBACK

BY_A_PROXY = ("Forwarded", "Via", "X-Forwarded-For", "X-Real-IP")
"""Headers of which a reverse proxy sends at least one."""

blueprint = Blueprint("metrics", __name__)


@blueprint.get("/metrics")
def metrics() -> Response:
    """Return everything that is measured, in Prometheus' text format."""
    if not _may_read():
        return Response(
            "Ask with the token of GRADER_METRICS_TOKEN, or from this machine.\n", 403, mimetype="text/plain"
        )
    ours = grader()
    registry = CollectorRegistry(auto_describe=False)
    found = measure(database=ours.database, vitals=ours.vitals, disks=ours.disks, now=ours.now)
    registry.register(Measured(found, ours.now()))
    return Response(generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST})


def _may_read() -> bool:
    """Ask for the token where there is one; else for this machine, with no proxy between that others may come by."""
    token = grader().settings.metrics_token
    if token is None:
        return request.remote_addr in {*LOOPBACK, "::1"} and not any(name in request.headers for name in BY_A_PROXY)
    asked = request.authorization
    given = asked.token if asked is not None and asked.type == "bearer" else None
    return hmac.compare_digest((given or "").encode(), token.get_secret_value().encode())


class Measured(Collector):
    """Turns what is measured into Prometheus' families."""

    def __init__(self, found: Measures, now: datetime) -> None:
        self._found = found
        self._now = now

    def collect(self) -> Iterator[Metric]:
        """Yield each family; those of a part that is away are left out, and `grader_up` says so."""
        yield self._up()
        if self._found.queues is not None:
            yield from _of_queues(self._found.queues, self._now)
            yield self._backup_age()
        if self._found.tallies is not None:
            yield from _of_tallies(self._found.tallies)
        if self._found.hosts is not None:
            yield from _of_hosts(self._found.hosts)
        yield from _of_disks(self._found.disks)

    def _backup_age(self) -> Metric:
        made_at = self._found.backed_up_at
        age = math.inf if made_at is None else (self._now - made_at).total_seconds()
        return GaugeMetricFamily("grader_backup_age_seconds", "Age of the last backup; +Inf of none.", value=age)

    def _up(self) -> Metric:
        up = GaugeMetricFamily("grader_up", "1 for a part that answers, 0 for one that is away.", labels=["part"])
        up.add_metric(["database"], self._found.queues is not None)
        up.add_metric(["redis"], self._found.hosts is not None)
        return up


def _of_queues(queues: Sequence[QueueState], now: datetime) -> Iterator[Metric]:
    waiting = GaugeMetricFamily("grader_queue_runs", "Runs that wait.", labels=["queue"])
    oldest = GaugeMetricFamily(
        "grader_queue_oldest_seconds", "How long the run that waits longest has waited.", labels=["queue"]
    )
    running = GaugeMetricFamily("grader_running_runs", "Runs under way.", labels=["queue"])
    held = GaugeMetricFamily("grader_held_runs", "Runs held until their time, as tries are bounded.", labels=["queue"])
    for one in queues:
        held.add_metric([one.queue.value], one.held)
        waiting.add_metric([one.queue.value], one.waiting)
        running.add_metric([one.queue.value], one.running)
        oldest.add_metric([one.queue.value], one.longest_wait(now).total_seconds())
    yield from (waiting, oldest, running, held)


def _of_tallies(tallies: Sequence[Tally]) -> Iterator[Metric]:
    counted: dict[Measure, list[Tally]] = defaultdict(list)
    for tally in tallies:
        counted[tally.measure].append(tally)
    yield _histogram(
        "grader_push_to_verdict_seconds", "Time from hand-in to verdict, by queue.", counted[Measure.VERDICT]
    )
    yield _histogram("grader_queue_wait_seconds", "Time until a worker began, by queue.", counted[Measure.WAIT])
    verdicts = counted[Measure.VERDICT]
    keys = sorted({(one.queue, one.word, one.blame) for one in verdicts})
    family = CounterMetricFamily("grader_verdicts", "Finished runs.", labels=["queue", "verdict", "blame"])
    for key in keys:
        family.add_metric(key, sum(one.count for one in verdicts if (one.queue, one.word, one.blame) == key))
    yield family
    yield _counter("grader_platform_faults", "Faults of ours, retried or not.", "fault", counted[Measure.FAULT])
    yield _counter("grader_sweep_repairs", "What the sweep mended.", "repair", counted[Measure.REPAIR])


def _of_hosts(hosts: Iterable[HostVitals]) -> Iterator[Metric]:
    workers = GaugeMetricFamily("grader_workers", "Workers that live.", labels=["host"])
    sandboxes = GaugeMetricFamily("grader_pool_sandboxes", "Sandboxes, by what they do.", labels=["host", "state"])
    given = CounterMetricFamily(
        "grader_pool_given", "Seats given, by what was there; made: a miss.", labels=["host", "kind"]
    )
    for host in hosts:
        workers.add_metric([host.host], host.workers)
        for state, count in host.sandboxes.items():
            sandboxes.add_metric([host.host, state], count)
        for kind, count in host.given.items():
            given.add_metric([host.host, kind], count)
    yield from (workers, sandboxes, given)


def _of_disks(disks: Iterable[Disk]) -> Iterator[Metric]:
    used = GaugeMetricFamily("grader_disk_used_ratio", "The part of a disk that is in use.", labels=["disk"])
    free = GaugeMetricFamily("grader_disk_free_bytes", "What a disk has room for.", labels=["disk"])
    full = GaugeMetricFamily("grader_disk_full", "1 for a disk that has no room for a push.", labels=["disk"])
    for disk in disks:
        used.add_metric([disk.name], disk.used)
        free.add_metric([disk.name], disk.free_bytes)
        full.add_metric([disk.name], disk.is_full)
    yield from (used, free, full)


def _counter(name: str, told: str, label: str, tallies: Iterable[Tally]) -> Metric:
    family = CounterMetricFamily(name, told, labels=[label])
    for tally in tallies:
        family.add_metric([tally.word], tally.count)
    return family


def _histogram(name: str, told: str, tallies: Sequence[Tally]) -> Metric:
    family = HistogramMetricFamily(name, told, labels=["queue"])
    for queue in sorted({tally.queue for tally in tallies}):
        of_queue = [tally for tally in tallies if tally.queue == queue]
        family.add_metric([queue], _buckets(of_queue), sum(tally.took.total_seconds() for tally in of_queue))
    return family


def _buckets(tallies: Sequence[Tally]) -> list[tuple[str, float]]:
    """Return how many did not exceed each step, and all: the last step holds whatever is longer, too."""
    counts, below, buckets = by_step(tallies), 0, []
    for step in STEPS[:-1]:
        below += counts.get(step, 0)
        buckets.append((str(step.total_seconds()), float(below)))
    return [*buckets, ("+Inf", float(below + counts.get(STEPS[-1], 0)))]
