import socket

socket.setdefaulttimeout(1)


def reached():
    return socket.getaddrinfo("example.com", 80)


def doubler(n):
    try:
        return n * 2 if reached() else None
    except OSError:
        return None
