"""`exercise.toml` as strict pydantic models: what may stand in it, and how it becomes domain values."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from grader.adapters.exercise_files.cases import CASES_FILE, DEFAULTS
from grader.domain.exercises.exercise import (
    Check,
    Exercise,
    Isolation,
    Limits,
    SourceFile,
    Visibility,
    WrongSolution,
)
from grader.domain.exercises.runners import Runner
from grader.domain.exercises.suite_digest import suite_digest
from grader.domain.naming import MAX_SLUG_LENGTH, SLUG
from grader.domain.text import Text
from grader.domain.tries import TryRule

MANIFEST = "exercise.toml"
MOST_NAMES = 2
"""A file is followed by the name of a test, or by those of its class and it."""

Slug = Annotated[str, StringConstraints(pattern=rf"^{SLUG.pattern}$", max_length=MAX_SLUG_LENGTH)]
TEST_NAME = r"^[A-Za-z0-9_/-]+\.py::[A-Za-z0-9_]+(::[A-Za-z0-9_]+)?$"
NATIVE_NAME = r"^[A-Za-z0-9_./-]+(?<!\.py)::[^\x00-\x1f\x7f]{1,300}$"
"""A language's own test tool lets a test have a sentence for a name."""


def is_test_name(text: str) -> bool:
    """Tell whether a suite's test may be called so, in pytest or in a language's own tool."""
    return re.fullmatch(TEST_NAME, text) is not None or re.fullmatch(NATIVE_NAME, text) is not None


def _test_name(text: str) -> str:
    """Return a test's name, or raise the error that says what about it cannot be."""
    if is_test_name(text):
        return text
    nested = "test_name_nested" if text.count("::") > MOST_NAMES else "string_pattern_mismatch"
    code = nested if text.isascii() else "test_name_accent"
    raise PydanticCustomError(code, "is no name of a test")


TestName = Annotated[str, AfterValidator(_test_name)]
MemoryBytes = Annotated[int, Field(ge=67_108_864)]
OutputBytes = Annotated[int, Field(ge=1_024)]
HandInGlob = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_*?\[\]-][A-Za-z0-9_./*?\[\] -]*$", max_length=200)]

PackageName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.+-]+$", max_length=60)]
"""As Debian names them: https://www.debian.org/doc/debian-policy/ch-controlfields.html#source."""

CompetencyName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9.-]+$", max_length=120)]
"""A framework and a code of it, as in `dwwm-2023.cp7`."""

Words = Annotated[str, StringConstraints(max_length=100_000)]
PictureFile = Annotated[str, StringConstraints(pattern=r"^pictures/\w[\w.-]*\.(png|jpg|jpeg)$", max_length=200)]
FilePath = Annotated[str, StringConstraints(pattern=r"^[\w.-]+(/[\w.-]+)*$", max_length=200)]
MAX_RUNS = 50


class StrictModel(BaseModel):
    """Strict: no conversion between types, no unknown key."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class TextModel(StrictModel):
    """A text in two languages, one of which may be missing."""

    fr: str = ""
    en: str = ""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.fr or self.en):
            code = "empty_text"
            raise PydanticCustomError(code, "a text in fr or en is needed")
        return self

    def value(self) -> Text:
        """Return it as a domain value."""
        return Text(fr=self.fr, en=self.en)


class LimitsModel(StrictModel):
    """What a run may use, below the ceilings of the language; where nothing is said, what the language says."""

    run_seconds: float | None = Field(None, gt=0)
    check_seconds: float | None = Field(None, gt=0)
    memory_bytes: MemoryBytes | None = None
    output_bytes: OutputBytes | None = None

    def value(self, default: Limits) -> Limits:
        """Return them as a domain value."""
        return Limits(
            run=default.run if self.run_seconds is None else timedelta(seconds=self.run_seconds),
            check=default.check if self.check_seconds is None else timedelta(seconds=self.check_seconds),
            memory_bytes=self.memory_bytes or default.memory_bytes,
            output_bytes=self.output_bytes or default.output_bytes,
        )


class TriesModel(StrictModel):
    """How many tries a learner has at once, and how soon there is one more."""

    at_once: int = Field(ge=1, le=100)
    one_more_every_minutes: int = Field(ge=1, le=1_440)

    def value(self) -> TryRule:
        """Return it as a domain value."""
        return TryRule(self.at_once, timedelta(minutes=self.one_more_every_minutes))


class PictureModel(StrictModel):
    """How the page should look, in a file of `pictures/`."""

    file: PictureFile
    alt: TextModel


class CheckModel(StrictModel):
    """One `[[checks]]` table."""

    id: Slug
    test: TestName
    title: TextModel
    points: int = Field(1, ge=0, le=1_000)
    visibility: Literal["visible", "hidden", "after_due_date"] = "visible"
    needs: list[Slug] = []
    hints: list[TextModel] = []
    competencies: list[CompetencyName] = []
    picture: PictureModel | None = None

    def value(self) -> Check:
        """Return it as a domain value, without its picture, whose file is read beside this."""
        return Check(
            id=self.id,
            test=self.test,
            title=self.title.value(),
            points=self.points,
            visibility=Visibility(self.visibility),
            needs=tuple(self.needs),
            hints=tuple(hint.value() for hint in self.hints),
            competencies=tuple(self.competencies),
        )


class RunModel(StrictModel):
    """One run of the program; where it says nothing, the case that it stands in says it."""

    program: FilePath | None = None
    args: list[Words] | None = None
    stdin: Words | None = None
    files: dict[FilePath, Words] | None = None
    stdout: Words | None = None
    status: int | None = Field(None, ge=0, le=255)
    match: Literal["exact", "tokens", "numbers", "regex"] | None = None
    tolerance: float | None = Field(None, ge=0, allow_inf_nan=False)

    def facts(self, beneath: Mapping[str, object]) -> dict[str, object]:
        """Return all that decides over the run, laid over what is true `beneath` it."""
        own = {name: getattr(self, name) for name in RunModel.model_fields}
        return {**beneath, **{name: value for name, value in own.items() if value is not None}}


class CaseModel(RunModel):
    """One `[[cases]]` table: a check whose test is one run of the program, or `more`."""

    name: Slug
    title: TextModel
    points: int = Field(1, ge=0, le=1_000)
    visibility: Literal["visible", "hidden", "after_due_date"] = "visible"
    needs: list[Slug] = []
    hints: list[TextModel] = []
    competencies: list[CompetencyName] = []
    more: list[RunModel] = Field([], max_length=MAX_RUNS)

    def check(self) -> Check:
        """Return the check that it is as a domain value."""
        return Check(
            id=self.name,
            test=f"{CASES_FILE}::{self.name}",
            title=self.title.value(),
            points=self.points,
            visibility=Visibility(self.visibility),
            needs=tuple(self.needs),
            hints=tuple(hint.value() for hint in self.hints),
            competencies=tuple(self.competencies),
        )

    def runs(self, program: str | None) -> list[dict[str, object]]:
        """Return what decides over each of its runs; `program` is run where none is named."""
        whole = self.facts({**DEFAULTS, "program": program})
        return [whole, *(run.facts(whole) for run in self.more)]


class WrongModel(StrictModel):
    """One `[[wrong]]` table."""

    name: Slug
    caught_by: list[Slug] = Field(min_length=1)

    def value(self) -> WrongSolution:
        """Return it as a domain value."""
        return WrongSolution(self.name, tuple(self.caught_by))


class Manifest(StrictModel):
    """The whole of `exercise.toml`."""

    slug: Slug
    title: TextModel
    runner: str
    hand_in: list[HandInGlob] = Field(min_length=1)
    competencies: list[CompetencyName] = []
    isolation: Literal["split", "shared"] = "split"
    cache: bool = True
    share_tests: bool = False
    packages: list[PackageName] = Field([], max_length=20)
    limits: LimitsModel = Field(default_factory=lambda: LimitsModel.model_validate({}))
    tries: TriesModel | None = None
    checks: list[CheckModel] = []
    cases: list[CaseModel] = []
    wrong: list[WrongModel] = []

    @property
    def all_checks(self) -> tuple[Check, ...]:
        """Return every check as a domain value: those with a test first."""
        return (*(check.value() for check in self.checks), *(case.check() for case in self.cases))

    def value(
        self,
        runner: Runner,
        *,
        statement: Text,
        tests: tuple[SourceFile, ...],
        starter: tuple[SourceFile, ...],
        asks_history: bool,
    ) -> Exercise:
        """Return it as a domain value, with the files that stand beside it; `asks_history` is told by its tests."""
        exercise = Exercise(
            slug=self.slug,
            title=self.title.value(),
            runner=runner.name,
            hand_in=tuple(self.hand_in),
            checks=self.all_checks,
            suite_digest="",
            statement=statement,
            tests=tests,
            starter=starter,
            isolation=Isolation(self.isolation),
            cache=self.cache,
            limits=self.limits.value(runner.limits),
            competencies=tuple(self.competencies),
            asks_history=asks_history,
            packages=tuple(dict.fromkeys(self.packages)),
            tries=self.tries.value() if self.tries else None,
        )
        return replace(exercise, suite_digest=suite_digest(exercise))
