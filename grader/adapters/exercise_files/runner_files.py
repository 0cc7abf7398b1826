"""`runner_images/<runner>/runner.toml` as strict pydantic models: what the host knows of a language."""

import re
import tomllib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from grader.adapters.exercise_files.bounded_patterns import BoundedPattern
from grader.adapters.exercise_files.lines import line_of
from grader.adapters.exercise_files.manifest import LimitsModel, MemoryBytes, OutputBytes, StrictModel
from grader.domain.errors import RunnerUnreadable
from grader.domain.exercises.exercise import Limits
from grader.domain.exercises.explanations import CLUES, Explanation
from grader.domain.exercises.runners import CallWords, Runner, Store
from grader.domain.exercises.style import NAME, Style, StyleRule
from grader.domain.text import Text

RUNNER_FILE, IMAGE_FILE = "runner.toml", "Dockerfile"
BESIDE = (RUNNER_FILE, IMAGE_FILE)
"""What makes a folder a runner's: neither is anything without the other."""

Said = Annotated[str, StringConstraints(min_length=1, max_length=200)]
PLACEHOLDER = re.compile(r"%\((\w+)\)s")
Suffix = Annotated[str, StringConstraints(pattern=r"^\.[A-Za-z0-9]+$")]
ErrorName = Annotated[str, StringConstraints(pattern=r"^\w+$")]
Seconds = Annotated[float, Field(gt=0, le=3_600)]
Many = Annotated[int, Field(ge=0, le=64)]


class BothLanguagesModel(StrictModel):
    """A text of ours, hence in both languages."""

    fr: Said
    en: Said

    def value(self) -> Text:
        """Return it as a domain value."""
        return Text(fr=self.fr, en=self.en)


class SourcesModel(StrictModel):
    """Which files are programs."""

    suffixes: list[Suffix] = Field(min_length=1)
    names_encoding: bool
    library: str = ""


class AllLimitsModel(LimitsModel):
    """Limits none of which is left to anybody else."""

    run_seconds: Seconds
    check_seconds: Seconds
    memory_bytes: MemoryBytes
    output_bytes: OutputBytes


class PoolModel(StrictModel):
    """How many sandboxes are kept ready."""

    low: Many
    high: Many

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low > self.high:
            code = "low_above_high"
            raise PydanticCustomError(code, "low is above high")
        return self


class CallsModel(StrictModel):
    """How sentences write calls."""

    asks: Said
    shows: Said
    ends: BothLanguagesModel


class ExplanationModel(StrictModel):
    """What one line of the language's own errors means."""

    type: ErrorName
    message: BoundedPattern | None = None
    source: BoundedPattern | None = None
    loading: bool | None = None
    fr: Said
    en: Said

    @model_validator(mode="after")
    def _names_what_it_finds(self) -> Self:
        patterns = [re.compile(pattern) for pattern in (self.message, self.source) if pattern is not None]
        known = CLUES.union(*(pattern.groupindex for pattern in patterns))
        for said in (self.fr, self.en):
            if "%" in PLACEHOLDER.sub("", said) or not set(PLACEHOLDER.findall(said)) <= known:
                code = "unknown_value"
                raise PydanticCustomError(code, "a sentence names a value that no pattern of its row finds")
        return self

    def value(self) -> Explanation:
        """Return it as a domain value."""
        return Explanation(
            type=self.type,
            message=re.compile(self.message) if self.message else None,
            source=re.compile(self.source) if self.source else None,
            loading=self.loading,
            needs=frozenset(PLACEHOLDER.findall(self.fr + self.en)),
            said=Text(fr=self.fr, en=self.en),
        )


class StyleRuleModel(BothLanguagesModel):
    """What to say where the linter finds something."""

    rule: Annotated[str, StringConstraints(pattern=r"^(?:[A-Z]+[0-9]+|[a-z]+(?:-[a-z]+)*)$")]

    @model_validator(mode="after")
    def _names_nothing_else(self) -> Self:
        if "%" in f"{self.fr}{self.en}".replace(NAME, ""):
            code = "unknown_value"
            raise PydanticCustomError(code, "a sentence of style has no value but %(name)s")
        return self


class StyleModel(StrictModel):
    """What is said of how programs are written."""

    by: Literal["ruff", "html", "oxlint"]
    suffixes: list[Suffix] = Field(default_factory=list)
    advice: list[StyleRuleModel] = Field(min_length=1)

    def style(self) -> Style:
        """Return it as a domain value."""
        rules = tuple(StyleRule(row.rule, row.value()) for row in self.advice)
        return Style(self.by, rules, frozenset(self.suffixes))


class RunnerModel(StrictModel):
    """The whole of `runner.toml`."""

    title: BothLanguagesModel
    suites: Literal["pytest"]
    native: list[Said] = Field(default_factory=list)
    mutants: Literal["ast", "words"] | None = None
    mutant_words: dict[Annotated[str, StringConstraints(min_length=1, to_lower=True)], str] = Field(
        default_factory=dict
    )
    shared_isolation: bool = False
    plain_pytest: bool = False
    on_demand: bool = False
    sources: SourcesModel
    limits: AllLimitsModel
    ceilings: AllLimitsModel
    pool: PoolModel
    calls: CallsModel
    errors: list[ExplanationModel]
    errors_from: list[str] = Field(default_factory=list)
    style: StyleModel | None = None

    @model_validator(mode="after")
    def _within_its_ceilings(self) -> Self:
        if any(self.limits.model_dump()[name] > most for name, most in self.ceilings.model_dump().items()):
            code = "above_ceiling"
            raise PydanticCustomError(code, "a limit is above its ceiling")
        return self

    def value(self, name: str) -> Runner:
        """Return it as a domain value."""
        return Runner(
            name=name,
            title=self.title.value(),
            sources=frozenset(self.sources.suffixes),
            library=frozenset(self.sources.library.split()),
            names_encoding=self.sources.names_encoding,
            suites=self.suites,
            native=tuple(self.native),
            mutants=self.mutants,
            mutant_words=self.mutant_words,
            shares=self.shared_isolation,
            plain_pytest=self.plain_pytest,
            limits=self.limits.value(Limits()),
            ceilings=self.ceilings.value(Limits()),
            store=Store(self.pool.low, self.pool.high),
            errors=tuple(row.value() for row in self.errors),
            calls=CallWords(self.calls.asks, self.calls.shows, self.calls.ends.value()),
            styles=(self.style.style(),) if self.style else (),
        )


def read_runners(folder: Path, *, packages: Collection[str] = ()) -> dict[str, Runner]:
    """Return the languages whose folders are below this one, by name.

    Args:
        packages: The Debian packages that this installation lets exercises ask for.

    Raises:
        RunnerUnreadable: A declaration is not right; every mistake of every one is named at once.
    """
    found = {part.name for part in folder.iterdir() if any((part / name).is_file() for name in BESIDE)}
    models: dict[str, RunnerModel] = {}
    mistakes: list[str] = []
    for name in sorted(found):
        mistakes += [f"{name}/{beside} is missing" for beside in BESIDE if not (folder / name / beside).is_file()]
        try:
            models[name] = _read(folder / name / RUNNER_FILE)
        except FileNotFoundError:
            continue  # named above
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            mistakes.append(f"{name}/{RUNNER_FILE}: {error}")
        except ValidationError as error:
            mistakes += _mistakes(error, folder / name / RUNNER_FILE)
    mistakes += [
        f"{name}/{RUNNER_FILE}: errors_from: there is no {other}"
        for name, model in models.items()
        for other in model.errors_from
        if other not in found
    ]
    if mistakes:
        raise RunnerUnreadable(mistakes)
    return {
        name: _with_errors_of(
            replace(model.value(name), packages=frozenset(packages)), [models[other] for other in model.errors_from]
        )
        for name, model in models.items()
    }


def _with_errors_of(runner: Runner, others: Sequence[RunnerModel]) -> Runner:
    """Return a runner whose image holds other languages too, with their errors and styles behind its own."""
    errors = tuple(row.value() for model in others for row in model.errors)
    titles = {suffix: model.title.value() for model in others for suffix in model.sources.suffixes}
    styles = tuple(
        replace(model.style.style(), suffixes=frozenset(model.sources.suffixes)) for model in others if model.style
    )
    return replace(runner, errors=runner.errors + errors, others=titles, styles=runner.styles + styles)


def _read(path: Path) -> RunnerModel:
    return RunnerModel.model_validate(tomllib.loads(path.read_bytes().decode("utf-8")))


def _mistakes(error: ValidationError, path: Path) -> Iterator[str]:
    text = path.read_text("utf-8")
    for fault in error.errors(include_url=False):
        place = f"{path.parent.name}/{path.name}:{line_of(text, fault['loc']) or 1}"
        yield f"{place}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}"
