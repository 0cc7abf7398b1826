"""What a chat reads: which state changed, whom it concerns as far as its lead lets it be said, and where to look."""

from collections.abc import Iterator, Sequence

from grader.domain.chat import ChangeKind, ChatChange, ChatHook, ChatMessage
from grader.domain.cohorts.cohort import Cohort
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for

MOST_LINES = 15
SOURCES = {
    ChangeKind.HELP: N_("%(who)s waits for an answer."),
    ChangeKind.PERSON: N_("%(who)s needs attention."),
    ChangeKind.FLAKY: N_("“%(exercise)s” came out otherwise when the same hand-in was run again."),
    ChangeKind.HARD: N_("“%(exercise)s” stops several people now."),
    ChangeKind.REGRADE: N_("Hand-ins of “%(exercise)s” were run again, and count."),
}
HELP_WITH = N_("%(who)s asked for help with “%(exercise)s”.")
SOMEBODY = N_("One person")
TEST = N_("This is a test: the chat of %(cohort)s is told here when something changes.")
GIVEN_UP = N_("The last message could not be sent for a day, and was given up. Look at the address.")
WAITING = N_("The last message was not taken yet. It is tried again.")


def chat_message(cohort: Cohort, changes: Sequence[ChatChange], hook: ChatHook, *, public_url: str) -> str:
    """Return what changed in a cohort as one message: its name, a line a change, and the page that tells all."""
    text = gettext_for(hook.language)
    lines = [cohort.name, *_lines(changes[:MOST_LINES], hook)]
    if len(changes) > MOST_LINES:
        more = text.ngettext("%(num)s change more.", "%(num)s changes more.", len(changes) - MOST_LINES)
        lines.append(more % {"num": len(changes) - MOST_LINES})
    return "\n".join([*lines, f"{public_url.rstrip('/')}/cohorts/{cohort.slug}/today"])


def trial_message(cohort: Cohort, language: Language) -> str:
    """Return the message by which a lead tries an address."""
    return gettext_for(language).gettext(TEST) % {"cohort": cohort.name}


def message_fault(message: ChatMessage | None, language: Language) -> str:
    """Return why the newest message has not arrived; nothing where it has."""
    if message is None or message.sent_at is not None or not (message.tries or message.given_up):
        return ""
    return gettext_for(language).gettext(GIVEN_UP if message.given_up else WAITING)


def short_name(name: str) -> str:
    """Return as much of a name as a chat elsewhere is told: “Karim Benali” is “Karim B.”; the page says the rest."""
    first, *more = name.split()
    return f"{first} {more[-1][0]}." if more else first


def _lines(changes: Sequence[ChatChange], hook: ChatHook) -> Iterator[str]:
    text = gettext_for(hook.language).gettext
    for one in changes:
        named = hook.names and one.learner is not None
        who = short_name(one.learner.name) if named and one.learner else text(SOMEBODY)
        source = HELP_WITH if one.kind is ChangeKind.HELP and one.exercise else SOURCES[one.kind]
        yield f"- {text(source) % {'who': who, 'exercise': one.exercise}}"
