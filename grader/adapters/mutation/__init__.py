"""Makes mutants of programs: a module a way of reading them, which a language's `runner.toml` names."""
