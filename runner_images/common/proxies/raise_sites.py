"""Who raised an exception: the tests by a `raise` of their own, or something that the learner's code had a hand in."""

import dis

from runner_images.common.tests.learner_errors import fault_of

_RAISE = "RAISE_VARARGS"


def raised_by_the_test(error: BaseException, suite: str) -> bool:
    """Tell whether a `raise` statement of the files in folder `suite` raised `error`, and it is no failed assertion.

    A context manager of the learner's may swallow such a one, and no other that comes after their code was used: else
    `with timer(): assert area(3) == 9` would pass by raising in `area` and swallowing in `timer`.
    """
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None or isinstance(error, AssertionError) or fault_of(error) is not None:
        return False
    code = trace.tb_frame.f_code
    return code.co_filename.startswith(suite) and dis.opname[code.co_code[trace.tb_lasti]] == _RAISE
