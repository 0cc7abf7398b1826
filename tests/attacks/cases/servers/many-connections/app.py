import os
import socket
import threading

port = int(os.environ["PORT"])
door = socket.create_server(("127.0.0.1", port), backlog=4096)
held = []


def ring():
    while True:
        try:
            end = socket.create_connection(("127.0.0.1", port))
            held.append(end)
        except OSError:
            pass


for _ in range(8):
    threading.Thread(target=ring, daemon=True).start()
while True:
    held.append(door.accept()[0])
