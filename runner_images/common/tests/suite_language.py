"""The learner's language as the tests' side needs it: its modules, how values and calls are written, its own words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType, ModuleType

from runner_images.common.tests.module_names import module_files
from runner_images.common.tests.notation import PYTHON, Notation


@dataclass(frozen=True)
class Again:
    """The last use of the learner's code, to be done again at home."""

    module: str
    file: str
    subject: str
    given: str | None
    """What stands between the brackets of the call; None where the subject was looked up alone."""
    is_silent: bool = True
    """It showed nothing by itself, so that what it gives is to be shown."""


def _again(last: Again) -> str:
    what = last.subject if last.given is None else f"{last.subject}({last.given})"
    shown = f"print(repr({what}))" if last.is_silent or last.given is None else what
    return f'python3 -c "from {last.module} import {last.subject}; {shown}"'


OF_ANY_LANGUAGE = MappingProxyType(
    {
        "printed_not_returned": "shown_not_given",
        "printed_only": "shown_only",
        "returned_not_printed": "given_not_shown",
        "changed_in_place": "changed_not_given",
        "no_return": "gives_nothing",
        "none": "nothing",
        "number_in_text": "number_between_quotes",
        "rounding": "rounded_otherwise",
        "decimals": "decimals_otherwise",
    }
)
"""The words of differences whose sentences speak of Python, and those that say the same of any language."""


@dataclass(frozen=True)
class SuiteLanguage:
    """What differs between languages on the tests' side; without more it is the tests' own language, Python."""

    modules: Callable[[Iterable[str]], dict[str, str]] = module_files
    """The learner's file of each module, as an `import` of the tests names it."""
    notation: Notation = PYTHON
    command: str = "python3"
    """What runs a file, before its name."""
    again: Callable[[Again], str | None] = _again
    """A line for a shell; None where no line does it."""
    named: Callable[[str, str], str] = "{}={}".format
    """An argument that is given by its name."""
    nothing: object = None
    """What a call gives that returns no value."""
    differences: Mapping[str, str] = field(default_factory=dict)
    """The words of differences that are said by another: of Python's own sentences none, else `OF_ANY_LANGUAGE`."""
    types: Mapping[str, str] = field(default_factory=dict)
    """How the types of plain values are called, by Python's names of them."""
    vocabulary: Mapping[str, ModuleType] = field(default_factory=dict)
    """Modules that a suite may import to speak of the language."""
    singles: Mapping[str, object] = field(default_factory=dict)
    """The values of its own that there is one of each, by name."""
    errors: Mapping[str, type[BaseException]] = field(default_factory=dict)
    """The exceptions of its own, by the names that its processes call them."""
    without: frozenset[type] = frozenset()
    """Python's plain types that it has no counterpart for. If there are any, its processes have none of Python's
    library either, and the tests derive no classes from the learner's."""

    @property
    def is_python(self) -> bool:
        """Tell whether its processes have Python's library themselves."""
        return not self.without


_spoken = [SuiteLanguage()]


def speak(language: SuiteLanguage) -> None:
    """Let everything on the tests' side be of `language`: once, when their container begins."""
    _spoken[0] = language


def spoken() -> SuiteLanguage:
    """Return the language of this container's learners."""
    return _spoken[0]
