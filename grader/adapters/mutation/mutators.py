"""The ways to make mutants that there are, by the word of `runner.toml`."""

from collections.abc import Callable, Mapping

from grader.adapters.mutation.syntax_tree import mutants_of
from grader.adapters.mutation.words import by_words
from grader.domain.exercises.runners import Runner
from grader.engine.ports.publishing import Mutate

MUTATORS: Mapping[str, Callable[[Runner], Mutate]] = {
    "ast": lambda _: mutants_of,
    "words": lambda runner: by_words(runner.mutant_words),
}
