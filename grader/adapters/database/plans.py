"""Tracks, and the plans of cohorts."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from grader.adapters.database import tables
from grader.adapters.database.upserts import upsert
from grader.domain.plans.plan import Closed, Plan, PlanDays
from grader.domain.plans.track import Module, Stretch, Track
from grader.domain.text import Text

Document = dict[str, Any]

PLAN = select(tables.plan.c.document).where(tables.plan.c.cohort == bindparam("cohort"))


class StoredPlans:
    """`grader.engine.ports.plans.Plans` in the tables `track` and `plan`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def publish(self, track: Track, at: datetime) -> None:
        document = {**_titled(track.slug, track.title), "modules": [_stretch_document(one) for one in track.stretches]}
        upsert(self._connection, tables.track, {"slug": track.slug, "document": document, "published_at": at})

    def track(self, slug: str) -> Track | None:
        found = self._connection.scalar(select(tables.track.c.document).where(tables.track.c.slug == slug))
        return None if found is None else _track(found)

    def tracks(self) -> tuple[Track, ...]:
        found = self._connection.scalars(select(tables.track.c.document)).all()
        return tuple(sorted(map(_track, found), key=lambda one: one.slug))

    def put(self, plan: Plan) -> None:
        upsert(self._connection, tables.plan, {"cohort": plan.cohort, "document": _plan_document(plan)})

    def of_cohort(self, cohort: str) -> Plan:
        found = self._connection.scalar(PLAN, {"cohort": cohort})
        return Plan(cohort) if found is None else _plan(cohort, found)


def _titled(slug: str, title: Text) -> Document:
    return {"slug": slug, "title": {"fr": title.fr, "en": title.en}}


def _stretch_document(one: Stretch) -> Document:
    spread = {"week": one.week, "weeks": one.weeks, "exercises": list(one.exercises)}
    return _titled(one.module.slug, one.module.title) | spread


def _track(document: Document) -> Track:
    stretches = tuple(
        Stretch(_module(one), one["week"], one["weeks"], tuple(one["exercises"])) for one in document["modules"]
    )
    return Track(document["slug"], Text(**document["title"]), stretches)


def _module(document: Document) -> Module:
    return Module(document["slug"], Text(**document["title"]))


def _plan_document(plan: Plan) -> Document:
    modules = [_titled(one.slug, one.title) for one in plan.modules]
    return {"days": None if plan.days is None else _days_document(plan.days), "modules": modules}


def _days_document(days: PlanDays) -> Document:
    return {
        "starts_on": days.starts_on.isoformat(),
        "closed": [[one.first.isoformat(), one.last.isoformat()] for one in days.closed],
        "public_holidays": days.public_holidays,
    }


def _plan(cohort: str, document: Document) -> Plan:
    days = document["days"]
    return Plan(cohort, None if days is None else _days(days), tuple(map(_module, document["modules"])))


def _days(document: Document) -> PlanDays:
    closed = tuple(Closed(*map(date.fromisoformat, one)) for one in document["closed"])
    return PlanDays(date.fromisoformat(document["starts_on"]), closed, document["public_holidays"])
