import socket

listener = socket.create_server(("127.0.0.1", 5000))
while True:
    end, _ = listener.accept()
    end.sendall(b"[\"Ada\", \"Karim\"]\r\n\r\n" * 10)
    end.close()
