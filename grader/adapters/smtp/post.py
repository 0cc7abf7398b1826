"""A mail server, reached as the settings say: encrypted wherever it can be, and never with a password in the open."""

import smtplib
import ssl
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import localtime, make_msgid
from functools import partial
from urllib.parse import unquote, urlsplit

from grader.domain.errors import LetterNotTaken
from grader.domain.rosters.letter import Mail

PATIENCE_SECONDS = 15.0
ENCRYPTED, PLAIN = "smtps", "smtp"
PORTS = {ENCRYPTED: 465, PLAIN: 587}
FOR_GOOD = range(500, 600)
"""Answers after which the same letter will never be taken: https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1."""


@dataclass(frozen=True)
class SmtpPost:
    """`grader.engine.ports.rosters.Post` over one connection a letter.

    Attributes:
        address: `smtp://USER:PASSWORD@HOST:587` (STARTTLS where it is offered) or `smtps://…:465`.
        sender: The e-mail address that letters come from.
        school: The name beside it.
    """

    address: str = field(repr=False)
    sender: str
    school: str

    def send(self, mail: Mail) -> None:
        try:
            with self._connected() as server:
                server.send_message(self._message(mail))
        except smtplib.SMTPRecipientsRefused as error:
            code, _ = next(iter(error.recipients.values()))
            raise LetterNotTaken(for_good=code in FOR_GOOD) from error
        except smtplib.SMTPAuthenticationError as error:
            raise LetterNotTaken(for_good=False) from error
        except smtplib.SMTPResponseException as error:
            raise LetterNotTaken(for_good=error.smtp_code in FOR_GOOD) from error
        except (OSError, smtplib.SMTPException) as error:
            raise LetterNotTaken(for_good=False) from error

    def knock(self) -> None:
        """Go as far as a letter would, and send none.

        Raises:
            LetterNotTaken: A password would go in the open.
            OSError, smtplib.SMTPException: It is away, or does not let us in.
        """
        with self._connected() as server:
            server.noop()

    def _connected(self) -> smtplib.SMTP:
        parts = urlsplit(self.address)
        host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
        encrypted = parts.scheme == ENCRYPTED
        opened = partial(smtplib.SMTP_SSL, context=ssl.create_default_context()) if encrypted else smtplib.SMTP
        server = opened(host, port, timeout=PATIENCE_SECONDS)
        try:
            self._greet(server, unquote(parts.username or ""), unquote(parts.password or ""), encrypted=encrypted)
        except BaseException:
            server.close()
            raise
        return server

    def _greet(self, server: smtplib.SMTP, user: str, password: str, *, encrypted: bool) -> None:
        server.ehlo()
        if not encrypted and server.has_extn("starttls"):
            server.starttls(context=ssl.create_default_context())
            encrypted = True
        if user and not encrypted:
            raise LetterNotTaken(for_good=False)
        if user:
            server.login(user, password)

    def _message(self, mail: Mail) -> EmailMessage:
        message = EmailMessage()
        message["From"] = Address(self.school, addr_spec=self.sender)
        message["To"] = Address(mail.name, addr_spec=mail.to)
        message["Subject"] = mail.subject
        message["Date"] = localtime()
        message["Message-ID"] = make_msgid(domain=self.sender.rpartition("@")[2])
        message["Auto-Submitted"] = "auto-generated"  # so that no absence note answers it (RFC 3834)
        message.set_content(mail.text)
        if mail.html:
            message.add_alternative(mail.html, subtype="html")
        return message
