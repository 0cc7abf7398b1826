import os
import socket

door = socket.create_server(("127.0.0.1", int(os.environ["PORT"])))
while True:
    end, _ = door.accept()
    end.recv(65536)
    try:
        end.sendall(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n" + bytes(range(256)) * 50)
    except OSError:
        continue
    finally:
        end.close()
