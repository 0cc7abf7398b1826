"""What `grader doctor` finds of the ways to and from people: certificate, addresses, mail server, providers."""

import smtplib
import socket
import ssl
import urllib.error
import urllib.request
from datetime import UTC, datetime
from urllib.parse import urlsplit

from grader.adapters.certificates import look_at
from grader.adapters.clock import utc_now
from grader.adapters.identity_providers.discovery import discover
from grader.adapters.identity_providers.id_tokens import key_set
from grader.adapters.identity_providers.line import ProviderLine
from grader.adapters.identity_providers.lti.services import PlatformServices
from grader.adapters.public_https.asking import BoundedAsking
from grader.adapters.randomness import new_secret
from grader.adapters.signing.tool_key import ToolKeyFile
from grader.adapters.smtp.post import SmtpPost
from grader.commands.operation.finding import Finding, Findings, Say
from grader.commands.operation.stored_findings import Facts
from grader.domain.errors import LetterNotTaken, ProviderFailed, ProviderFault
from grader.domain.identities.provider import Kind
from grader.settings import Settings
from grader.wording.catalogue import N_
from grader.wording.identities import provider_fault_words

CERTIFICATE = N_("Certificate")
PUBLIC_ADDRESS = N_("Public address")
MAIL_SERVER = N_("Mail server")
SIGNING_IN = N_("Signing in by")
SSH_SERVER = N_("Git over SSH")
SSH_BANNER = b"SSH-2.0-"
OTHERS = 0o077
PATIENCE_SECONDS = 5.0

PROBLEMS = {
    "unreadable": N_("%(file)s cannot be read by this account"),
    "no_certificate": N_("%(file)s holds no certificate in PEM"),
    "no_key": N_("%(file)s holds no private key in PEM, or one with a passphrase"),
    "other_key": N_("%(file)s is not the key of the certificate in fullchain.pem"),
}

LAUNCHED_BY = N_("Launched by")

PROVIDERS = {
    ProviderFault.AWAY: N_("%(provider)s does not answer: look at its address, and at private_network"),
    ProviderFault.DISCOVERY: N_("%(provider)s says nothing of itself, or leads to hosts that are not in hosts"),
    ProviderFault.ISSUER: N_("%(provider)s calls itself otherwise: copy the issuer as it says it"),
}

PLATFORM_AWAY = N_("%(platform)s does not answer: look at its addresses, and at private_network")
PLATFORM_TOKEN = N_("%(platform)s answers, and gives no token for our signature: does it have the address of our keys?")


def certificate(settings: Settings, say: Say) -> Findings:
    """Yield whether browsers take the certificate that we serve, where we serve one."""
    if settings.tls is None:
        return
    folder, at = settings.tls.absolute(), datetime.now(UTC)
    found = look_at(folder)
    host = urlsplit(settings.public_url).hostname or ""
    if found.problem is not None:
        told = say(PROBLEMS[found.problem]) % {"file": folder / found.file}
        yield Finding(CERTIFICATE, told, f"ls -l {folder}/")
    elif found.is_over(at):
        yield Finding(CERTIFICATE, say(N_("it is over, or not good yet")), "certbot renew")
    elif not found.is_for(host):
        names = ", ".join(found.names) or "-"
        told = say(N_("it is for %(names)s, and not for %(host)s")) % {"names": names, "host": host}
        yield Finding(CERTIFICATE, told, f"certbot certonly -d {host}")
    else:
        told = say(N_("days left: %(days)s")) % {"days": found.days_left(at)}
        yield Finding(CERTIFICATE, told, "certbot renew" if found.ends_soon(at) else "", can_wait=True)


def public_address(settings: Settings, say: Say) -> Findings:
    """Yield whether what links and Git's addresses begin with leads here."""
    address = settings.public_url.rstrip("/")
    try:
        with urllib.request.urlopen(f"{address}/healthz", timeout=PATIENCE_SECONDS):  # noqa: S310 - the operator's own
            yield Finding(PUBLIC_ADDRESS, address)
    except urllib.error.HTTPError:
        told = say(N_("something else answers at %(address)s")) % {"address": address}
        yield Finding(PUBLIC_ADDRESS, told, "GRADER_PUBLIC_URL", can_wait=True)
    except (OSError, ValueError):
        told = say(N_("nobody answers at %(address)s: does the web run?")) % {"address": address}
        yield Finding(PUBLIC_ADDRESS, told, "grader up", can_wait=True)


def ssh_server(settings: Settings, say: Say) -> Findings:
    """Yield whether Git's own SSH server answers, where there is to be one, and whether it can ask the web."""
    if settings.ssh is None:
        return
    address, secret = urlsplit(settings.ssh), settings.data_folder / "ssh_secret"
    try:
        with socket.create_connection((address.hostname or "", address.port or 22), PATIENCE_SECONDS) as connection:
            connection.settimeout(PATIENCE_SECONDS)
            answers = connection.recv(len(SSH_BANNER)) == SSH_BANNER
    except OSError:
        answers = False
    if not answers:
        told = say(N_("no SSH server answers at %(address)s")) % {"address": settings.ssh}
        yield Finding(SSH_SERVER, told, "systemctl start grader-ssh", can_wait=True)
    elif not secret.is_file():
        told = say(N_("%(file)s is not there: the web makes it as it starts")) % {"file": secret}
        yield Finding(SSH_SERVER, told, "grader web")
    elif secret.stat().st_mode & OTHERS:
        told = say(N_("others of this machine can read %(file)s")) % {"file": secret}
        yield Finding(SSH_SERVER, told, f"chmod 600 {secret}")
    else:
        yield Finding(SSH_SERVER, settings.ssh)


def mail_server(settings: Settings, facts: Facts, say: Say) -> Findings:
    """Yield whether the mail server lets us in; no letter is sent."""
    if settings.smtp_url is None or settings.mail_from is None:
        yield Finding(MAIL_SERVER, say(N_("none is set: links are handed out on paper")))
        return
    server = SmtpPost(settings.smtp_url.get_secret_value(), settings.mail_from, settings.school)
    try:
        server.knock()
    except smtplib.SMTPAuthenticationError:
        told = say(N_("it does not take user and password of GRADER_SMTP_URL"))
        yield Finding(MAIL_SERVER, told, "GRADER_SMTP_URL", can_wait=True)
    except LetterNotTaken:
        told = say(N_("it takes a password in the open alone, and none is sent so: use smtps://"))
        yield Finding(MAIL_SERVER, told, "GRADER_SMTP_URL", can_wait=True)
    except (OSError, smtplib.SMTPException):
        told = say(N_("it does not answer: look at host and port of GRADER_SMTP_URL"))
        yield Finding(MAIL_SERVER, told, "GRADER_SMTP_URL", can_wait=True)
    else:
        lost = say(N_("letters that did not arrive: %(count)s")) % {"count": facts.letters_lost}
        yield Finding(MAIL_SERVER, lost if facts.letters_lost else settings.mail_from)


def identity_providers(settings: Settings, facts: Facts, say: Say) -> Findings:
    """Yield of each provider of identities whether it says of itself what signing in needs; GitHub is not asked."""
    ask = BoundedAsking(ssl.create_default_context())
    for provider in settings.identity_providers:
        named = f"{provider.title}, {provider.issuer}"
        try:
            if provider.kind is Kind.OPENID:
                discover(ProviderLine(provider, ask))
        except ProviderFailed as failed:
            told = say(PROVIDERS[failed.fault]) % {"provider": named}
            yield Finding(SIGNING_IN, told, "GRADER_SIGN_IN", can_wait=True)
        else:
            yield _answering(SIGNING_IN, named, provider.name, settings, facts, say)


def learning_platforms(settings: Settings, facts: Facts, say: Say) -> Findings:
    """Yield of each learning platform whether its keys can be had, and whether it takes our signature."""
    ask, signer = BoundedAsking(ssl.create_default_context()), ToolKeyFile(settings.tool_key)
    for platform in settings.learning_platforms:
        named = f"{platform.title}, {platform.provider.issuer}"
        line = ProviderLine(platform.provider, ask)
        services = PlatformServices(platform, line, signer, utc_now, new_secret)
        try:
            key_set(line.document(platform.keys, ProviderFault.KEY), platform.provider)
            services.knock()
        except ProviderFailed as failed:
            away = failed.fault is ProviderFault.AWAY
            told = say(PLATFORM_AWAY if away else PLATFORM_TOKEN) % {"platform": named}
            yield Finding(LAUNCHED_BY, told, "GRADER_LTI" if away else "grader lti addresses", can_wait=True)
        else:
            yield _answering(LAUNCHED_BY, named, platform.name, settings, facts, say)


def _answering(title: str, named: str, name: str, settings: Settings, facts: Facts, say: Say) -> Finding:
    """Return what is found of a provider that answers: whether the last sign-in by it worked."""
    trouble = facts.troubles.get(name)
    if trouble is None:
        return Finding(title, named)
    why = provider_fault_words(trouble.fault, settings.language)
    told = say(N_("%(provider)s answers, but the last sign-ins by it failed: %(fault)s"))
    return Finding(title, told % {"provider": named, "fault": why}, "grep provider_failed", can_wait=True)
