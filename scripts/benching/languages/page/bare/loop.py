"""Prints the seconds of each of N looks at a page, one after the other in one browser: loop.py N."""

import http.server
import json
import os
import sys
import threading
import time
from functools import partial
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

os.environ["PLAYWRIGHT_NODEJS_PATH"] = "/usr/bin/node"  # Debian's package brings no Node of its own
folder = Path(__file__).parent
handler = partial(http.server.SimpleHTTPRequestHandler, directory=folder)
handler.func.log_message = lambda *_: None
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
seconds = []
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path="/usr/lib/chromium/chromium-headless-shell", args=["--no-sandbox"]
    )
    for _ in range(int(sys.argv[1])):
        begun = time.monotonic()
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/index.html")
        expect(page.get_by_role("heading", name="Bienvenue")).to_be_visible()
        expect(page.get_by_role("status")).to_have_text("")
        page.get_by_role("button", name="Dire").click()
        expect(page.get_by_role("status")).to_have_text("Bonjour !")
        page.screenshot()
        context.close()
        seconds.append(time.monotonic() - begun)
    browser.close()
print(json.dumps(seconds))
