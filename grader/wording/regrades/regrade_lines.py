"""A regrade on the command line: how far it has come, what came out, and what to type next."""

from collections.abc import Iterable, Iterator

from grader.domain.exercises.runners import Runner
from grader.domain.grading.run import CheckResult, Run
from grader.domain.regrades.comparing import CheckDifference, RegradedHandIn
from grader.domain.regrades.regrade import Regrade, RegradeKind, RegradeState
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for
from grader.wording.grading.sentences import sentence
from grader.wording.grading.statuses import outcome_word, status_word
from grader.wording.quoting import quotable
from grader.wording.regrades.words import judged_sentence, kind_word, state_word

VERSION_SHOWN = 12

NEXT = {
    RegradeState.RUNNING: (N_("Look again: grader regrade show %(id)s"),),
    RegradeState.READY: (
        N_("Let it count: grader regrade apply %(id)s"),
        N_("Forget it: grader regrade drop %(id)s"),
    ),
    RegradeState.APPLIED: (),
    RegradeState.DROPPED: (),
}


def listed_line(regrade: Regrade, language: Language) -> str:
    """Return a regrade in a list."""
    said = gettext_for(language).gettext("Regrade %(id)s of %(exercise)s: %(state)s.")
    state = state_word(regrade.state, language).lower()
    return said % {"id": regrade.id, "exercise": regrade.choice.exercise, "state": state}


def regrade_lines(
    regrade: Regrade, items: Iterable[RegradedHandIn], runner: Runner, language: Language, *, more: bool
) -> Iterator[str]:
    """Yield what there is to say of a regrade.

    Args:
        items: Those to name one by one.
        more: There are more of them.
    """
    yield listed_line(regrade, language)
    yield judged_sentence(regrade, language)
    for kind in RegradeKind:
        if regrade.counts.get(kind):
            yield f"  {kind_word(kind, language)} ({regrade.counts[kind]})"
    for item in items:
        yield from _item_lines(item, runner, language)
    if more:
        yield gettext_for(language).gettext("There are more of them: --json, with --after, tells all.")
    for source in NEXT[regrade.state]:
        yield gettext_for(language).gettext(source) % {"id": regrade.id}


def _item_lines(one: RegradedHandIn, runner: Runner, language: Language) -> Iterator[str]:
    said = gettext_for(language).gettext("%(kind)s: %(name)s, hand-in %(id)s: %(before)s → %(after)s")
    kind = one.item.kind or RegradeKind.UNCHANGED
    yield ""
    yield said % {
        "kind": kind_word(kind, language),
        "name": quotable(one.learner.name),
        "id": one.submission.id,
        "before": _status(one.before, language),
        "after": _status(one.after, language),
    }
    for difference in one.differences:
        yield from _difference_lines(difference, runner, language)


def _status(run: Run, language: Language) -> str:
    return status_word(run.status, language)


def _difference_lines(one: CheckDifference, runner: Runner, language: Language) -> Iterator[str]:
    yield f"    {one.check}  {_outcome(one.before, language)} → {_outcome(one.after, language)}"
    text = gettext_for(language).gettext
    for source, check in ((text("before: %(said)s"), one.before), (text("now: %(said)s"), one.after)):
        if check is not None and check.message is not None:
            yield "      " + source % {"said": sentence(check.message, language, runner, yours=False)}


def _outcome(check: CheckResult | None, language: Language) -> str:
    return "·" if check is None else outcome_word(check.outcome, language)
