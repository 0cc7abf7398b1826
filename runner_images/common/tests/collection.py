"""What a run that fails before its first check says: the learner's module, or the tests themselves."""

from runner_images.common.tests.evidence import Evidence
from runner_images.common.tests.learner_errors import LearnerFault, fault_of
from runner_images.common.tests.verdicts import broken, chain, missing_name, raised
from runner_images.common.wire.endings import CheckEnding, CodedMessage
from runner_images.common.wire.reports import RunEnding, ended


def collection_ending(error: BaseException | None, border: Evidence) -> RunEnding | None:
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


def _loading(error: BaseException, fault: LearnerFault) -> CheckEnding:
    if isinstance(error, SyntaxError):
        return CheckEnding("syntax_error", CodedMessage("syntax_error", fault.params(), fault.raw))
    if isinstance(error, ModuleNotFoundError) and fault.module:
        params = {"name": fault.module, **fault.params()}
        return CheckEnding("import_error", CodedMessage("missing_module", params, fault.raw))
    ending = raised(error, fault)
    if ending.reason != "check_failed":
        return ending
    return CheckEnding("import_error", CodedMessage("import_error", fault.params(), fault.raw))
