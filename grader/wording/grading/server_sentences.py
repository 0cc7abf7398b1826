"""What is wrong with a learner's server, in sentences; the words are those of `runner_images/PROTOCOL.md`, `server`."""

from collections.abc import Mapping

from grader.domain.text import Language, Message
from grader.wording.catalogue import N_, gettext_for
from grader.wording.quoting import quotable

FINDINGS: Mapping[str, tuple[str, ...]] = {
    "died": (
        N_("Your server stops by itself: %(error)s."),
        N_("Your server stops by itself, without a word. Start it on your machine to see it."),
    ),
    "silent": (
        N_("Your server does not listen on port %(port)s. Look for the line that starts it."),
        N_("Your server does not listen. Look for the line that starts it."),
    ),
    "other_port": (
        N_("Your server listens on port %(found)s, and port %(port)s is expected. Read the variable PORT."),
        N_("Your server listens on another port than expected. Read the variable PORT."),
    ),
    "slow": (
        N_("Your server does not answer %(method)s %(path)s in time. Look for a loop or a wait that never ends."),
        N_("Your server does not answer in time. Look for a loop or a wait that never ends."),
    ),
    "hung_up": (
        N_("Your server hangs up on %(method)s %(path)s without an answer. What it shows says why."),
        N_("Your server hangs up without an answer. What it shows says why."),
    ),
    "no_http": (
        N_("What your server answers to %(method)s %(path)s is not HTTP. Use what your framework gives for an answer."),
        N_("What your server answers is not HTTP. Use what your framework gives for an answer."),
    ),
    "no_json": (
        N_("What your server answers to %(method)s %(path)s is not JSON. Give back a list or a dictionary."),
        N_("What your server answers is not JSON. Give back a list or a dictionary."),
    ),
    "empty": (
        N_("Your server's answer to %(method)s %(path)s is empty. Give back what is asked for, as JSON."),
        N_("Your server's answer is empty. Give back what is asked for, as JSON."),
    ),
    "circle": (
        N_("Your server sends %(method)s %(path)s round in a circle. Look at its redirections."),
        N_("Your server sends whoever asks round in a circle. Look at its redirections."),
    ),
    "refused": (
        N_("Nobody answers %(method)s %(path)s any more. Does your server stop listening?"),
        N_("Nobody answers any more. Does your server stop listening?"),
    ),
    "endless": (N_("Your server's answer never ends. Look for what it sends in a loop."),),
}
OTHER = N_("Something is wrong with your server. What it shows says more.")


def server_sentence(message: Message, language: Language) -> str:
    """Return what is said of a server: the first sentence whose values are known."""
    values = {name: quotable(message.value(name)) for name in message.params if message.value(name)}
    for said in FINDINGS.get(message.value("finding"), ()):
        try:
            return gettext_for(language).gettext(said) % values
        except KeyError:
            continue
    return gettext_for(language).gettext(OTHER)
