"""With what: one outside thing a module, each behind a port of `grader.engine.ports`, never one another."""
