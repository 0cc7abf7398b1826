import os
import socket

door = socket.create_server(("127.0.0.1", int(os.environ["PORT"])))
while True:
    end, _ = door.accept()
    end.recv(65536)
    try:
        end.sendall(b"HTTP/1.1 200 OK\r\n")
        while True:
            end.sendall(b"X-A: " + b"a" * 60000 + b"\r\n")
    except OSError:
        continue
    finally:
        end.close()
