"""A port of this machine that stays ours, whether somebody listens on it just now or not."""

import socket


def reserve_port() -> socket.socket:
    """Return a socket that holds a free loopback port until it is closed.

    It does not listen, so that our own server may, again and again; but the kernel gives the port to nobody who asks
    for any, be it to listen or to connect (man 7 socket, SO_REUSEADDR; tried on Linux 6). A port that was merely found
    free is anybody's, and most of all of the tests that run beside this one.
    """
    held = socket.socket()
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    held.bind(("127.0.0.1", 0))
    return held


def port_of(held: socket.socket) -> int:
    """Return the port that a socket holds."""
    return int(held.getsockname()[1])
