"""How long programs are fed with made-up input: a moment in every test run, and as long as one likes by hand."""

import os

from hypothesis import HealthCheck, settings

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "150"))
"""Of each property: `FUZZ_EXAMPLES=100000 make fuzz` goes on for hours."""

fuzzed = settings(
    max_examples=EXAMPLES,
    deadline=None,  # a busy machine decides nothing; a hang ends by the test's own time limit
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
