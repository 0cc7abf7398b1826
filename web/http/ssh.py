"""Git over SSH, as the web knows it: whether it is on, where it is, and that our own SSH server asks."""

import hmac

from flask import request

from grader.settings import Settings
from web.http.context import grader
from web.http.session_cookie import secret_key

SECRET_FILE = "ssh_secret"  # noqa: S105 - the name of a file


def init_app(settings: Settings) -> None:
    """Make the secret before anybody asks for it, where there is an SSH server."""
    if settings.ssh is not None:
        secret_key(settings.data_folder, SECRET_FILE)


def ssh_address(path: str) -> str | None:
    """Return what Git clones and pushes to over SSH; None where the installation has no SSH server."""
    address = grader().settings.ssh
    return None if address is None else f"{address.rstrip('/')}/{path}.git"


def is_our_ssh_server() -> bool:
    """Tell whether a request carries the secret that this host's SSH server reads from the data folder."""
    settings, given = grader().settings, request.authorization
    if settings.ssh is None or given is None or given.type != "bearer" or not given.token:
        return False
    known = secret_key(settings.data_folder, SECRET_FILE).hex()
    return hmac.compare_digest(given.token.encode(), known.encode())
