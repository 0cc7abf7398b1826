"""Fetches from forges, whose repositories are hostile: over https alone, from one public address, within bounds.

What comes lands in a repository of its own (a quarantine), which Git has checked object by object before the learner's
takes it over. https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpcurloptResolve
"""

import os
import signal
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from socket import IPPROTO_TCP, SOCK_STREAM, gaierror, getaddrinfo
from urllib.parse import urlsplit

from grader.adapters.git.places import place_of
from grader.adapters.git.running import run_git
from grader.adapters.git.service import GitSettings, environment_of
from grader.domain.public_addresses import is_public
from grader.domain.remotes.read_token import authorization
from grader.domain.remotes.remote import HEAD, Remote, RemoteFault
from grader.engine.ports.remotes import Fetched, Seal

SECONDS = 30
MOST_BYTES = 64 << 20
"""Of one pack."""
MEMORY_BYTES = 64 << 20
"""Of each program's own data. A pack of 300 bytes can say that it is gigabytes."""
CPU_SECONDS = 2
"""Of each program, so that what unpacks to gigabytes of nothing is not unpacked; 64 MB of photographs need 0.6."""
PORT = 443
FETCHED = "refs/fetched/"
"""What was fetched is held by a ref a commit, which no push can move."""
INCOMING = "refs/incoming"

BOUNDS: GitSettings = (
    ("credential.helper", ""),
    ("core.hooksPath", "/dev/null"),
    ("core.symlinks", "false"),
    ("core.bigFileThreshold", "1m"),
    ("core.deltaBaseCacheLimit", "16m"),
    ("fetch.fsckObjects", "true"),
    ("fetch.unpackLimit", "1"),
    ("fetch.recurseSubmodules", "no"),
    ("fetch.writeCommitGraph", "false"),
    ("gc.auto", "0"),
    ("http.followRedirects", "false"),
    ("http.lowSpeedLimit", "1000"),
    ("http.lowSpeedTime", "10"),
    ("pack.threads", "1"),
    ("pack.windowMemory", "32m"),
    ("maintenance.auto", "false"),
    ("transfer.bundleURI", "false"),
)

SAID: Sequence[tuple[str, RemoteFault]] = (
    ("couldn't find remote ref", RemoteFault.NO_BRANCH),
    ("not our ref", RemoteFault.COMMIT_GONE),
    ("unable to update url base from redirection", RemoteFault.MOVED),
    ("returned error: 30", RemoteFault.MOVED),
    ("returned error: 40", RemoteFault.NOT_THERE),
    ("could not read username", RemoteFault.NOT_THERE),
    ("authentication failed", RemoteFault.NOT_THERE),
    ("not valid: is this a git repository", RemoteFault.NOT_THERE),
    ("not found", RemoteFault.NOT_THERE),
    ("file too large", RemoteFault.TOO_LARGE),
    ("file size limit exceeded", RemoteFault.TOO_LARGE),
    (f"died of signal {int(signal.SIGXFSZ)}", RemoteFault.TOO_LARGE),
    ("out of memory", RemoteFault.TOO_LARGE),
    ("operation too slow", RemoteFault.TOO_SLOW),
    ("fsck", RemoteFault.BROKEN),
    ("invalid object", RemoteFault.BROKEN),
    ("bad object", RemoteFault.BROKEN),
    ("unresolved delta", RemoteFault.BROKEN),
    # Where nothing is said before it, what unpacks was ended by its bounds.
    ("invalid index-pack output", RemoteFault.TOO_LARGE),
)
"""Git's own English, and what is wrong; the first that fits."""

Public = Callable[[str], bool]
"""Tells whether an address of the Internet protocol may be asked."""

Resolve = Callable[[str], Sequence[str]]
"""Returns the addresses that a name stands for; none where nobody knows it."""


def addresses_of(host: str) -> Sequence[str]:
    """Return the addresses that a name stands for."""
    try:
        found = getaddrinfo(host, PORT, type=SOCK_STREAM, proto=IPPROTO_TCP)
    except gaierror:
        return ()
    return [str(one[4][0]) for one in found]


class GitFetch:
    """`grader.engine.ports.remotes.Fetch` below the repositories' folder.

    Args:
        seal: Opens the tokens of private repositories; without it none can be read.
        public: For tests: which addresses may be asked.
        resolve: For tests: what names stand for.
        extra: For tests: settings of Git's beside ours, as the certificate of their server.
        port: For tests: where their server listens.
    """

    def __init__(
        self,
        folder: Path,
        *,
        seal: Seal | None = None,
        public: Public = is_public,
        resolve: Resolve = addresses_of,
        extra: GitSettings = (),
        port: int = PORT,
    ) -> None:
        self._folder = folder
        self._seal = seal
        self._public = public
        self._resolve = resolve
        self._extra = extra
        self._port = port

    def __call__(self, path: str, remote: Remote) -> Fetched | RemoteFault:
        place = place_of(self._folder, path)
        shown = self._shown(remote)
        if shown is None:
            return RemoteFault.REFUSED
        with tempfile.TemporaryDirectory(prefix="grader-fetch-") as folder:
            quarantine = Path(folder) / "quarantine.git"
            subprocess.run(  # noqa: S603 - fixed command, no shell, clean environment
                ["git", "init", "--quiet", "--bare", str(quarantine)],  # noqa: S607
                env=environment_of({}, BOUNDS),
                check=True,
                capture_output=True,
            )
            wanted = f"refs/heads/{remote.branch}" if remote.wanted == HEAD else remote.wanted
            fault = self._bring(quarantine, remote.address, wanted, shown)
            if fault is not None:
                return RemoteFault.REFUSED if shown and fault is RemoteFault.NOT_THERE else fault
            commit = run_git(quarantine, "rev-parse", f"{INCOMING}^{{commit}}").decode().strip()
            tree = run_git(quarantine, "rev-parse", f"{commit}^{{tree}}").decode().strip()
            taken = ("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-auto-gc", str(quarantine))
            settled = environment_of({"GIT_ALLOW_PROTOCOL": "file"}, BOUNDS)
            run_git(place, *taken, f"{INCOMING}:{FETCHED}{commit}", environment=settled)
        return Fetched(commit, tree)

    def _shown(self, remote: Remote) -> GitSettings | None:
        """Return by what the forge lets a private repository be read: a header, in Git's environment alone.

        None where there is a token that cannot be opened here.
        """
        if remote.sealed_token is None:
            return ()
        token = self._seal.open(remote.sealed_token, remote.token_place) if self._seal else None
        if token is None:
            return None
        return (
            (f"http.https://{urlsplit(remote.address).netloc}/.extraHeader", f"Authorization: {authorization(token)}"),
        )

    def _bring(self, quarantine: Path, address: str, wanted: str, shown: GitSettings) -> RemoteFault | None:
        """Fetch into the quarantine, or return why it could not be had within the bounds."""
        host = urlsplit(address).hostname or ""
        place = self._resolved(host)
        if isinstance(place, RemoteFault):
            return place
        pinned = ("http.curloptResolve", f"{host}:{self._port}:{place}")
        environment = environment_of(
            {"GIT_ALLOW_PROTOCOL": "https", "GIT_ASKPASS": "/bin/true", "GIT_LFS_SKIP_SMUDGE": "1"},
            (*BOUNDS, pinned, *shown, *self._extra),
        )
        command = ["git", f"--git-dir={quarantine}", "fetch", "--quiet", "--no-tags", "--no-write-fetch-head"]
        return _complaint([*command, "--no-auto-gc", address, f"+{wanted}:{INCOMING}"], environment)

    def _resolved(self, host: str) -> str | RemoteFault:
        """Return the one address that is asked: what a name resolves to a second time does not matter."""
        addresses = self._resolve(host)
        if not addresses:
            return RemoteFault.UNREACHABLE
        if not all(map(self._public, addresses)):
            return RemoteFault.PRIVATE
        return next((one for one in addresses if ":" not in one), f"[{addresses[0]}]")


def _complaint(command: list[str], environment: dict[str, str]) -> RemoteFault | None:
    """Run a command with all it starts, in bounded time and memory; return what is wrong where it does not succeed."""
    bounds = [f"--fsize={MOST_BYTES}", f"--data={MEMORY_BYTES}", f"--cpu={CPU_SECONDS}"]
    with subprocess.Popen(  # noqa: S603 - fixed command, no shell, clean environment
        ["prlimit", *bounds, *command],  # noqa: S607 - util-linux's, from the clean environment's PATH
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        try:
            _, said = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return RemoteFault.TOO_SLOW
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    return _fault(said[-4_000:].decode(errors="replace").lower()) if process.returncode else None


def _fault(said: str) -> RemoteFault:
    return next((fault for words, fault in SAID if words in said), RemoteFault.UNREACHABLE)
