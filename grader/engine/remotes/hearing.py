"""A forge tells of a push: what it names is fetched next, however often it is told."""

from dataclasses import replace

import structlog

from grader.domain.errors import NotAllowed, NotFound
from grader.domain.remotes.remote import Remote
from grader.domain.remotes.webhook import ForgePush, Header, push_in
from grader.engine.ports.database import Database
from grader.engine.ports.sources import Now

log = structlog.get_logger()


def hear(remote_id: str, header: Header, body: bytes, *, database: Database, now: Now) -> bool:
    """Let the commit be fetched that a forge tells of; tell whether there is one to fetch.

    What was fetched last is not fetched again, and a branch that was not asked for is passed by.

    Raises:
        NotFound: `remote`: nobody knows it.
        NotAllowed: `webhook_signature`.
        NotValid: `webhook_body`.
    """
    with database.glance() as tx:  # whoever has no signature waits for nobody who writes, and holds nobody up
        push = _signed_push(tx.remotes.get(remote_id), remote_id, header, body)
    if push is None:
        return False
    with database.begin() as tx:
        remote = tx.remotes.get(remote_id)
        if remote is None or push.branch != remote.branch or push.commit == remote.commit:
            return False
        tx.remotes.put(replace(remote, wanted=push.commit, due_at=now(), tries=0, fault=None))
    log.info("webhook_heard", remote=remote_id)
    return True


def _signed_push(remote: Remote | None, remote_id: str, header: Header, body: bytes) -> ForgePush | None:
    if remote is None:
        raise NotFound("remote", id=remote_id)
    try:
        return push_in(header, body, remote.secret)
    except NotAllowed:
        log.warning("webhook_not_signed", remote=remote_id)
        raise
