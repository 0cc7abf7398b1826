"""Hands a message to a chat's incoming webhook."""

import json
from dataclasses import dataclass
from urllib.parse import urlsplit

from grader.adapters.public_https.posting import HTTPS, TAKEN, PublicPosting
from grader.domain.errors import MessageNotTaken

DISCORD = frozenset({"discord.com", "discordapp.com", "ptb.discord.com", "canary.discord.com"})


@dataclass(frozen=True)
class WebhookLine:
    """`grader.engine.ports.chat.ChatLine` over HTTPS."""

    posting: PublicPosting

    def send(self, address: str, text: str) -> None:
        try:
            parts = urlsplit(address)
            host, port = parts.hostname or "", parts.port or HTTPS
        except ValueError:
            raise MessageNotTaken from None
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        if self.posting.post(host, port, target, _body(host, text), {}) not in TAKEN:
            raise MessageNotTaken


def _body(host: str, text: str) -> bytes:
    """Return what Discord reads, or else what Mattermost and Slack do; nobody is called by name in any."""
    said = text.replace("@", "@\N{ZERO WIDTH SPACE}")
    if host in DISCORD:
        return json.dumps({"content": said, "allowed_mentions": {"parse": []}}).encode()
    return json.dumps({"text": said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")}).encode()
