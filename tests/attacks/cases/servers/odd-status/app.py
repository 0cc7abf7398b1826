import os
import socket

door = socket.create_server(("127.0.0.1", int(os.environ["PORT"])))
while True:
    end, _ = door.accept()
    end.recv(65536)
    try:
        end.sendall(b"HTTP/1.1 999999 \xff\xfe\x1b[2J\r\nContent-Length: 2\r\n\r\n[]")
    except OSError:
        continue
    finally:
        end.close()
