"""What people read of a receipt: what it says, and what it is worth."""

from collections.abc import Iterator

from grader.domain.receipts import Receipt, ReceiptKind, Worth
from grader.domain.text import Language
from grader.domain.verdicts import Verdict
from grader.wording.catalogue import N_, gettext_for
from grader.wording.quoting import quotable

WORTHS = {
    Worth.SIGNED: N_("This receipt is genuine: the school signed exactly this."),
    Worth.CHANGED: N_("The school did not sign this. A letter may be missing or changed: copy the whole line again."),
    Worth.UNKNOWN_KEY: N_("This school did not sign this: none of its keys is called %(key)s."),
    Worth.RETIRED_KEY: N_("Do not rely on this receipt: it is dated after the day when its key was retired."),
}
KINDS = {
    ReceiptKind.RECEIVED: N_("A hand-in was received"),
    ReceiptKind.VERDICT: N_("A hand-in was judged"),
    ReceiptKind.PACK: N_("An evidence pack was made"),
}
VERDICTS = {
    Verdict.PASSED: N_("passed"),
    Verdict.FAILED: N_("not passed yet"),
    Verdict.TIMED_OUT: N_("ran out of time"),
}
OTHERWISE = N_("no verdict on the work")
"""Of whatever ended as a fault that is not the learner's."""

FACTS = {
    "at": N_("Moment (universal time)"),
    "school": N_("School"),
    "exercise": N_("Exercise"),
    "try": N_("Try"),
    "commit": N_("Commit"),
    "tree": N_("Folder, as Git names it"),
    "verdict": N_("Verdict"),
    "checks": N_("Tests that pass"),
    "points": N_("Points"),
    "version": N_("Version of the exercise"),
    "files": N_("Files in the pack"),
    "list": N_("Digest of the list of files"),
    "submission": N_("Hand-in"),
    "run": N_("Run"),
    "key": N_("Key"),
}
"""What a line may say, in the order in which people read it."""


def worth_sentence(worth: Worth, receipt: Receipt, language: Language) -> str:
    """Return what a receipt is worth."""
    return gettext_for(language).gettext(WORTHS[worth]) % {"key": quotable(receipt.key)}


def kind_words(kind: ReceiptKind, language: Language) -> str:
    """Return what a receipt confirms."""
    return gettext_for(language).gettext(KINDS[kind])


def facts_said(receipt: Receipt, language: Language) -> Iterator[tuple[str, str]]:
    """Yield each thing that a receipt says: its name, and the value, of which not a letter is ours to trust."""
    text = gettext_for(language).gettext
    for name, label in FACTS.items():
        if name in receipt.facts:
            value = receipt.facts[name]
            yield text(label), _verdict(value, language) if name == "verdict" else quotable(value)


def receipt_lines(line: str, language: Language) -> Iterator[str]:
    """Yield a receipt in one piece, however long, to be copied from a terminal; nothing where there is none."""
    if line:
        yield gettext_for(language).gettext("Your receipt, one line to keep:")
        yield line


def renewed_lines(old: str, language: Language) -> Iterator[str]:
    """Yield what is said once a key was renewed.

    Args:
        old: The id of the key that signs no more; empty where there was none.
    """
    text = gettext_for(language).gettext
    if old:
        yield text("The key %(id)s signs no more; what it signed stays good.") % {"id": old}
    yield text("A new key signs from now on.")


def _verdict(value: str, language: Language) -> str:
    words = VERDICTS.get(Verdict(value), OTHERWISE) if value in set(Verdict) else OTHERWISE
    return gettext_for(language).gettext(words)
