"""How the browser is started in a learner's sandbox."""

# Nothing listens on a port: its debugging protocol goes over its standard input and output, which the tests alone hold.
# No sandbox of its own: the container's profile forbids the namespaces that it would make, and is one already.
_SWITCHES = (
    "--no-sandbox",
    "--remote-debugging-pipe",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    # There is no network: say so at once.
    "--host-resolver-rules='MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'",
    # As Playwright starts it: nothing of its own on the way, and the same pixels everywhere.
    "--disable-field-trial-config",
    "--disable-background-networking",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-back-forward-cache",
    "--disable-breakpad",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-hang-monitor",
    "--disable-prompt-on-repost",
    "--disable-renderer-backgrounding",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    "--metrics-recording-only",
    "--mute-audio",
    "--no-first-run",
    "--password-store=basic",
)
_PROGRAM = "/usr/lib/chromium/chromium-headless-shell"
# The pipes of the protocol are its third and fourth descriptors.
BROWSER = ("sh", "-c", f"exec {_PROGRAM} {' '.join(_SWITCHES)} 3<&0 4>&1 </dev/null >/dev/null 2>&1")
"""The words that run it."""
