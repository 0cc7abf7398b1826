"""Letters handed to a real mail server on this machine."""

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from grader.adapters.smtp.post import SmtpPost
from grader.domain.errors import LetterNotTaken
from grader.domain.rosters.letter import Mail
from tests.ports import port_of, reserve_port

MAIL = Mail("ada@example.org", "Ada Bénali", "Ton lien pour Web", "Bienvenue : http://localhost/invitations/secret\n")


class Box:
    """Takes letters for Ada, knows no Karim, and has no room for Noor today."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address.startswith("karim"):
            return "550 nobody of that name"
        if address.startswith("noor"):
            return "452 no room today"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.letters.append(message_from_bytes(envelope.content or b"", _class=EmailMessage, policy=policy.default))
        return "250 OK"


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def address(box: Box) -> Iterator[str]:
    with reserve_port() as held:
        server = Controller(box, hostname="127.0.0.1", port=port_of(held), auth_require_tls=True)
        server.start()
        yield f"127.0.0.1:{port_of(held)}"
        server.stop()


def post(address: str) -> SmtpPost:
    return SmtpPost(address, "exercices@ecole.example", "École du Numérique")


def test_a_letter_arrives_as_it_was_written(box: Box, address: str):
    post(f"smtp://{address}").send(MAIL)

    (letter,) = box.letters
    assert letter.get_content().replace("\r\n", "\n") == MAIL.text
    assert (letter["Subject"], letter["To"]) == (MAIL.subject, "Ada Bénali <ada@example.org>")
    assert letter["From"] == "École du Numérique <exercices@ecole.example>"


def test_a_letter_that_is_a_page_too_arrives_as_both(box: Box, address: str):
    post(f"smtp://{address}").send(replace(MAIL, html="<p>Bénali</p>\n"))

    (letter,) = box.letters
    parts = [(part.get_content_type(), part.get_content().replace("\r\n", "\n")) for part in letter.iter_parts()]
    assert parts == [("text/plain", MAIL.text), ("text/html", "<p>Bénali</p>\n")]


@pytest.mark.parametrize(("to", "for_good"), [("karim@example.org", True), ("noor@example.org", False)])
def test_a_letter_that_is_not_taken_says_whether_it_ever_will_be(address: str, to: str, for_good: bool):  # noqa: FBT001
    with pytest.raises(LetterNotTaken) as fault:
        post(f"smtp://{address}").send(Mail(to, "Karim", "Ton lien", "Bienvenue\n"))

    assert fault.value.for_good is for_good


def test_a_server_that_is_away_may_come_back():
    with reserve_port() as held, pytest.raises(LetterNotTaken) as fault:
        post(f"smtp://127.0.0.1:{port_of(held)}").send(MAIL)

    assert not fault.value.for_good


def test_a_password_is_never_sent_in_the_open(box: Box, address: str):
    with pytest.raises(LetterNotTaken):
        post(f"smtp://ada:hush@{address}").send(MAIL)

    assert box.letters == []


def test_what_is_logged_of_it_holds_no_password():
    assert "hush" not in repr(post("smtp://ada:hush@localhost"))
