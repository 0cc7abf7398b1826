"""What a run that fails before its first check says: the learner's module, or the tests themselves."""

from harness.crossing import Fault, fault_of
from harness.endings import Ending, Message
from harness.reports import RunEnding
from harness.verdicts import Border, broken, chain, missing_name, raised


def collection_ending(error: BaseException | None, border: Border) -> RunEnding | None:
    """Return how the run ends for the first `error` of collection; None when the checks can run."""
    if border.gone is not None:
        return ended(border.gone)
    for cause in chain(error):
        if (message := missing_name(cause, border)) is not None:
            return RunEnding("learner", "import_error", message)
        if (fault := fault_of(cause)) is not None:
            return ended(_loading(cause, fault))
    if error is None:
        return None
    causes = list(chain(error))
    return RunEnding("exercise", message=broken(causes[-1], "collection").message)


def ended(ending: Ending) -> RunEnding:
    """Return the end of a run whose learner process is gone."""
    return RunEnding(
        "tampered" if ending.reason == "protocol" else "learner",
        ending.reason,
        ending.message,
    )


def _loading(error: BaseException, fault: Fault) -> Ending:
    if isinstance(error, SyntaxError):
        params = fault.params()
        del params["type"]
        return Ending("syntax_error", Message("syntax_error", params, fault.raw))
    if isinstance(error, ModuleNotFoundError) and fault.module:
        return Ending("import_error", Message("missing_module", {"name": fault.module}, fault.raw))
    ending = raised(error, fault)
    if ending.reason != "check_failed":
        return ending
    return Ending("import_error", Message("import_error", fault.params(), fault.raw))
