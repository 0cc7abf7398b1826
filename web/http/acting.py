"""Says who acts, for the audit log: whose cookie or token a request carries, and by which way it came."""

from flask import Flask, request

from grader.domain.operation.audit import SYSTEM, Actor, Way
from grader.engine.operation.acting import act_as
from web.http.bearer import asking
from web.http.context import signed_in

READS = frozenset({"GET", "HEAD", "OPTIONS"})


def init_app(app: Flask) -> None:
    """Say it at the beginning of each request, and take it back at its end: a thread serves one after another."""
    app.before_request(_say)
    app.teardown_request(lambda _error: act_as(SYSTEM))


def _say() -> None:
    by_api = request.blueprint == "api"
    # Nothing that only reads is written down, and it should not ask the database whose it is.
    found = None if request.method in READS else asking() if by_api else signed_in()
    act_as(Actor(Way.API if by_api else Way.WEB, found.person.id if found else ""))
