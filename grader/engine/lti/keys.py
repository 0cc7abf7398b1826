"""The keys that learning platforms know us by: published, and renewed."""

from collections.abc import Mapping, Sequence

from grader.domain.operation.audit import Act
from grader.engine.ports.database import Database
from grader.engine.ports.lti import ToolSigner
from grader.engine.ports.sources import Now


def published_keys(*, database: Database, signer: ToolSigner, now: Now) -> Mapping[str, Sequence[Mapping[str, str]]]:
    """Return the keys of all hosts, as platforms read them: https://www.rfc-editor.org/rfc/rfc7517#section-5."""
    publish_own_key(database=database, signer=signer, now=now)
    with database.read() as tx:
        return {"keys": [one.published for one in tx.lti.tool_keys() if one.is_shown(now())]}


def publish_own_key(*, database: Database, signer: ToolSigner, now: Now) -> None:
    """Let this host's key be known before anything that it signs; whichever host is asked then publishes it."""
    own = signer.key(now())
    with database.read() as tx:
        known = any(one.id == own.id for one in tx.lti.tool_keys())
    if not known:
        with database.begin() as tx:
            tx.lti.keep_key(own)


def renew_tool_key(*, database: Database, signer: ToolSigner, now: Now) -> str:
    """Return the id of the key that signs no more; empty where none had signed here.

    Raises:
        PlatformError: The new key cannot be made; the old one signs on.
    """
    old = signer.renew()
    publish_own_key(database=database, signer=signer, now=now)
    with database.begin() as tx:
        tx.lti.retire_key(old, now())
        tx.audit.add(Act.TOOL_KEY_RENEWED, old)
    return old
