import os
import socket

door = socket.create_server(("127.0.0.1", int(os.environ["PORT"])))
while True:
    end, _ = door.accept()
    end.recv(65536)
    try:
        while True:
            end.sendall(b"HTTP/1.1 100 Continue\r\n\r\n" * 100)
    except OSError:
        continue
    finally:
        end.close()
