import os
import socket

door = socket.create_server(("127.0.0.1", int(os.environ["PORT"])))
while True:
    end, _ = door.accept()
    end.recv(65536)
    try:
        import gzip
        body = bytes(1 << 28)
        for _ in range(3):
            body = gzip.compress(body, 9)
        end.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip, gzip, gzip\r\nContent-Length: %d\r\n\r\n" % len(body))
        end.sendall(body)
    except OSError:
        continue
    finally:
        end.close()
