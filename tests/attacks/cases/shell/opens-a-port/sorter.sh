python3 -c "
import socket, os
s = socket.create_server(('127.0.0.1', 8000))
if os.fork() == 0:
    while True:
        c, _ = s.accept(); c.sendall(b'3\n')
" >/dev/null 2>&1
