"""A real provider of OpenID Connect: a certified one, from npm, pinned by `real/package-lock.json`, run by Node."""

import fcntl
import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.identity_providers.stand_in import CLIENT, SECRET
from tests.ports import port_of, reserve_port

HERE = Path(__file__).parent / "real"
BUILD = Path(__file__).parents[2] / "build" / "identity-provider"
FILES = ("package.json", "package-lock.json", "provider.mjs")


@contextmanager
def serving_real(back: str, after: str) -> Iterator[str]:
    """Serve until the block ends, and yield the issuer.

    Args:
        back: Where browsers come back to.
        after: Where they may go once their session there has ended.
    """
    with reserve_port() as held:
        port = port_of(held)
        said = {"PORT": str(port), "CLIENT": CLIENT, "SECRET": SECRET, "BACK": back, "AFTER": after}
        node = subprocess.Popen(
            ["node", "provider.mjs"],
            cwd=_installed(),
            env=os.environ | said,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        try:
            assert node.stdout is not None
            assert node.stdout.readline() == b"listening\n"
            yield f"http://127.0.0.1:{port}"
        finally:
            node.kill()
            node.communicate()


def _installed() -> Path:
    """Return a folder with the packages of the lock file, each of which has the hash that stands there."""
    digest = hashlib.sha256(b"".join((HERE / name).read_bytes() for name in FILES)).hexdigest()[:16]
    folder = BUILD / digest
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").exists():
            for name in FILES:
                shutil.copy(HERE / name, folder)
            command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
            subprocess.run(command, cwd=folder, check=True, capture_output=True)
            (folder / "done").touch()
    return folder
