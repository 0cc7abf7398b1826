"""The socket that the web listens on: opened by what outlives the web, so that connections wait for the next."""

import os
import socket

from grader.domain.errors import PlatformError
from grader.settings import Settings

BACKLOG = 2048
"""How many connections may wait, as gunicorn has it; the kernel's `net.core.somaxconn` is the other bound."""


def open_listener(settings: Settings) -> socket.socket:
    """Return a socket that listens where the settings say; connections just closed are no reason against it.

    Raises:
        PlatformError: Another program listens there, the address is none of this machine's, or the port is root's.
    """
    try:
        family, kind, _, _, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen(BACKLOG)
        except OSError:
            listener.close()
            raise
    except OSError as error:
        raise PlatformError(
            "The web cannot listen on port %(port)s of %(host)s (%(why)s). End what listens there, or set GRADER_PORT "
            "and GRADER_HOST.",
            port=settings.port,
            host=settings.host,
            why=str(error.strerror),
        ) from error
    return listener


def refuse_taken_port(settings: Settings) -> None:
    """Make sure that the web can listen where it should.

    Raises:
        PlatformError: See `open_listener`.
    """
    open_listener(settings).close()


def given_by_systemd() -> bool:
    """Tell whether systemd holds the socket and gave it to this process, which gunicorn then takes by itself.

    https://www.freedesktop.org/software/systemd/man/sd_listen_fds.html
    """
    return os.environ.get("LISTEN_PID") == str(os.getpid()) and os.environ.get("LISTEN_FDS", "0") != "0"
