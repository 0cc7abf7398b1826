"""A forge on loopback: a folder of repositories, served over https by Git itself, with whatever it does wrong."""

import os
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST = "localhost"


@dataclass
class Forge:
    """A running forge; `misbehaves` answers in its place, where it returns True."""

    folder: Path
    certificate: Path
    port: int
    misbehaves: Callable[[BaseHTTPRequestHandler], bool] = lambda _request: False
    asked: int = 0

    def address(self, name: str = "ada/exercices") -> str:
        return f"https://{HOST}:{self.port}/{name}.git"

    def pushed(self, files: dict[str, str], name: str = "ada/exercices", branch: str = "main") -> str:
        """Let a repository hold these files in one more commit, and return the commit."""
        bare, work = self.folder / f"{name}.git", self.folder / "work" / name
        if not bare.exists():
            _git("init", "--quiet", "--bare", f"--initial-branch={branch}", str(bare))
            _git("-C", str(bare), "config", "uploadpack.allowReachableSHA1InWant", "true")
            _git("clone", "--quiet", str(bare), str(work))
        for path, text in files.items():
            (work / path).parent.mkdir(parents=True, exist_ok=True)
            (work / path).write_text(text, encoding="utf-8")
        _git("-C", str(work), "add", "--all")
        _git("-C", str(work), *IDENTITY, "commit", "--quiet", "--allow-empty", "-m", "essai")
        _git("-C", str(work), "push", "--quiet", "origin", f"HEAD:{branch}")
        return _git("-C", str(work), "rev-parse", "HEAD")

    def packed(self, pack: bytes, commit: str, name: str, branch: str = "main") -> None:
        """Let a branch of a repository be a commit of a pack, whatever is in it."""
        bare = self.folder / f"{name}.git"
        command = ["git", f"--git-dir={bare}", "index-pack", "--stdin"]
        subprocess.run(command, input=pack, check=True, capture_output=True)
        _git(f"--git-dir={bare}", "update-ref", f"refs/heads/{branch}", commit)


IDENTITY = ("-c", "user.name=Ada", "-c", "user.email=ada@localhost")


@contextmanager
def serving_forge(folder: Path) -> Iterator[Forge]:
    """Serve a forge until the block ends."""
    certificate, key = _certificate(folder)
    repositories = folder / "repositories"
    repositories.mkdir()

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            forge.asked += 1
            if not forge.misbehaves(self):
                _answer(self, repositories)

        do_POST = do_GET  # noqa: N815 - the name that the library calls

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads, server.block_on_close = True, False
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    forge = Forge(repositories, certificate, server.server_address[1])
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield forge
    finally:
        server.shutdown()
        server.server_close()


def _answer(request: BaseHTTPRequestHandler, folder: Path) -> None:
    path, _, query = request.path.partition("?")
    said = {
        "GIT_PROJECT_ROOT": str(folder),
        "GIT_HTTP_EXPORT_ALL": "1",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "REQUEST_METHOD": request.command,
        "CONTENT_TYPE": request.headers.get("Content-Type", ""),
        "CONTENT_LENGTH": request.headers.get("Content-Length", ""),
        "HTTP_CONTENT_ENCODING": request.headers.get("Content-Encoding", ""),
        "GIT_PROTOCOL": request.headers.get("Git-Protocol", ""),
    }
    body = request.rfile.read(int(request.headers.get("Content-Length", 0)))
    done = subprocess.run(
        ["git", "http-backend"], check=False, input=body, env={**os.environ, **said}, capture_output=True
    )
    head, _, answer = done.stdout.partition(b"\r\n\r\n")
    fields = dict(line.split(": ", 1) for line in head.decode().splitlines())
    request.send_response(int(fields.pop("Status", "200").split()[0]))
    for name, value in {**fields, "Content-Length": str(len(answer))}.items():
        request.send_header(name, value)
    request.end_headers()
    request.wfile.write(answer)


def lists_refs_without_end(request: BaseHTTPRequestHandler) -> bool:
    """Name branch after branch, in the protocol's first form, until nobody reads any more."""
    request.send_response(200)
    request.send_header("Content-Type", "application/x-git-upload-pack-advertisement")
    request.end_headers()
    lines = [b"%s refs/heads/%09d\n" % (b"1" * 40, number) for number in range(20_000)]
    many = b"".join(b"%04x%s" % (len(line) + 4, line) for line in lines)
    request.wfile.write(b"001e# service=git-upload-pack\n0000")
    with suppress(OSError):
        while True:
            request.wfile.write(many)
    request.close_connection = True
    return True


def redirects(request: BaseHTTPRequestHandler) -> bool:
    """Send whoever asks somewhere else."""
    request.send_response(302)
    request.send_header("Location", "https://127.0.0.1/private.git")
    request.send_header("Content-Length", "0")
    request.end_headers()
    return True


def drips(request: BaseHTTPRequestHandler) -> bool:
    """Answer a byte a second, without end."""
    request.send_response(200)
    request.send_header("Content-Type", "application/x-git-upload-pack-advertisement")
    request.end_headers()
    with suppress(OSError):
        for _ in range(60):
            request.wfile.write(b"0")
            request.wfile.flush()
            time.sleep(0.2)
    return True


def _certificate(folder: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    names = x509.SubjectAlternativeName(
        [x509.DNSName(HOST), x509.DNSName("forge.test"), x509.IPAddress(ip_address("127.0.0.1"))]
    )
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(names, critical=False)
        .sign(key, hashes.SHA256())
    )
    places = folder / "forge.pem", folder / "forge.key"
    places[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    form = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    places[1].write_bytes(key.private_bytes(serialization.Encoding.PEM, *form))
    return places


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()
