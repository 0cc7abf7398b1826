"""The subcommands of `grader`, a file a subject: parse, call a step, print what came of it."""
