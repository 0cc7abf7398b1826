"""Native suites: a language's own test tool runs beside the learner's code, and canaries judge its report."""
