"""Messages handed to a real webhook on this machine, and addresses that lead where nothing of ours goes."""

import json
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from grader.adapters.public_https.chat_line import WebhookLine
from grader.adapters.public_https.posting import PublicPosting
from grader.domain.errors import MessageNotTaken


@dataclass
class Chat:
    """A chat that answers by the path it is asked at, and keeps what it was told."""

    port: int
    trust: ssl.SSLContext
    told: list[tuple[str, object]] = field(default_factory=list)
    ended: Event = field(default_factory=Event)

    def address(self, path: str, host: str = "localhost") -> str:
        return f"https://{host}:{self.port}{path}"

    def line(self, **more: float) -> WebhookLine:
        return WebhookLine(PublicPosting(self.trust, loopback=True, **more))


def certificate(folder: Path) -> Path:
    """Return a file with a new key and a certificate for `localhost`."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "chat")])
    now, basic = datetime.now(UTC), x509.BasicConstraints(ca=True, path_length=None)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    signed = made.add_extension(basic, critical=True).sign(key, hashes.SHA256())
    plain = serialization.NoEncryption()
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    file = folder / "chat.pem"
    file.write_bytes(private + signed.public_bytes(serialization.Encoding.PEM))
    return file


@pytest.fixture
def chat(tmp_path: Path) -> Iterator[Chat]:
    file, ours = certificate(tmp_path), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(file)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(lambda: found))
    server.socket = ours.wrap_socket(server.socket, server_side=True)
    found = Chat(server.server_port, ssl.create_default_context(cafile=file))
    serving = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    serving.start()
    yield found
    found.ended.set()
    server.shutdown()
    server.server_close()
    serving.join()


def _handler(chat: object) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            here: Chat = chat()  # type: ignore[operator]
            if self.path == "/slow":
                here.ended.wait()
            here.told.append((self.path, json.loads(self.rfile.read(int(self.headers["Content-Length"])))))
            self.send_response({"/moved": 302, "/broken": 500}.get(self.path.partition("?")[0], 200))
            self.send_header("Location", here.address("/elsewhere"))
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    return Handler


def test_a_message_arrives_as_slack_and_mattermost_read_it(chat: Chat):
    chat.line().send(chat.address("/hooks/a?b=c"), "Web: <b> @here")

    assert chat.told == [("/hooks/a?b=c", {"text": "Web: &lt;b&gt; @\N{ZERO WIDTH SPACE}here"})]


@pytest.mark.parametrize("path", ["/moved", "/broken"])
def test_another_answer_is_no_message_taken_and_no_way_on_is_followed(chat: Chat, path: str):
    with pytest.raises(MessageNotTaken):
        chat.line().send(chat.address(path), "Web")

    assert [asked for asked, _ in chat.told] == [path]


def test_a_chat_that_does_not_answer_is_left_in_time(chat: Chat):
    with pytest.raises(MessageNotTaken):
        chat.line(all_seconds=0.3).send(chat.address("/slow"), "Web")


def test_a_certificate_of_another_name_or_of_nobody_is_not_trusted(chat: Chat):
    for trust, host in ((chat.trust, "127.0.0.1"), (ssl.create_default_context(), "localhost")):
        with pytest.raises(MessageNotTaken):
            WebhookLine(PublicPosting(trust, loopback=True)).send(chat.address("/hooks", host), "Web")

    assert chat.told == []


@pytest.mark.parametrize(
    "host",
    [
        *("localhost", "127.0.0.1", "127.1", "2130706433", "0.0.0.0", "10.0.0.1", "192.168.1.1", "172.16.0.1"),
        *("169.254.169.254", "100.64.0.1", "224.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "[fd00::1]", "[fe80::1]"),
        *("[2002:7f00:1::]", "[64:ff9b::7f00:1]"),
    ],
)
def test_an_address_within_a_network_of_ours_is_never_asked(chat: Chat, host: str):
    with pytest.raises(MessageNotTaken):
        WebhookLine(PublicPosting(chat.trust)).send(chat.address("/hooks", host), "Web")

    assert chat.told == []


def test_what_is_said_of_a_message_that_was_not_taken_names_no_secret(chat: Chat):
    with pytest.raises(MessageNotTaken) as fault:
        chat.line().send(chat.address("/broken?hush"), "Web")

    assert "hush" not in str(fault.value)
