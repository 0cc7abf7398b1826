"""The ways to make mutants that there are, by the word of `runner.toml`."""

from collections.abc import Mapping

from grader.adapters.mutation.syntax_tree import mutants_of
from grader.engine.ports.publishing import Mutate

MUTATORS: Mapping[str, Mutate] = {"ast": mutants_of}
