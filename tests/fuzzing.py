"""How programs are fed with made-up input: in every test run with the same, by `make fuzz` with new for long."""

import os

from hypothesis import HealthCheck, settings

LONG = os.environ.get("FUZZ_EXAMPLES")
EXAMPLES = int(LONG or "150")
"""Of each property: `FUZZ_EXAMPLES=100000 make fuzz` goes on for hours."""

steady = settings(
    deadline=None,  # a busy machine decides nothing; a hang ends by the test's own time limit
    derandomize=LONG is None,  # what is green stays green until something is changed; luck is for `make fuzz`
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
"""What every property holds to; tests/conftest.py makes it the default."""

fuzzed = settings(
    steady,
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
