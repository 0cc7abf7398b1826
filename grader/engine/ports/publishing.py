"""What the publication gate asks for beside a sandbox."""

from collections.abc import Callable, Iterator

from grader.domain.publishing.mutants import Mutant

Mutate = Callable[[str, bytes], Iterator[Mutant]]
"""Yields the mutants of a file, by its path and content: the same ones in the same order each time."""
