import os
import time

if os.fork():
    time.sleep(0.3)
    os._exit(0)
os.setsid()
import http.server


class Liste(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'["Ada"]')


http.server.HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Liste).serve_forever()
