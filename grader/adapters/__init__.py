"""With what: one outside thing a folder or file, each behind a port of `grader.engine.ports`, never one another."""
