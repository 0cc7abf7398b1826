"""JUnit 5, Java's usual test tool (https://docs.junit.org/5.10.2), from Debian's packages."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from runner_images.common.tests.native_tool import CanaryWords, NativeTool, ToldFailure

_JARS = (
    "apiguardian-api", "junit-jupiter-api", "junit-jupiter-engine", "junit-jupiter-params", "junit-platform-commons",
    "junit-platform-console", "junit-platform-engine", "junit-platform-launcher", "junit-platform-reporting",
    "opentest4j", "opentest4j-reporting-events", "opentest4j-reporting-schema", "picocli", "assertj-core", "byte-buddy",
)  # fmt: skip
_CLASS_PATH = ":".join(f"/usr/share/java/{jar}.jar" for jar in _JARS)
_CLASSES = ".classes"
_RUN = f"""
javac -nowarn -cp {_CLASS_PATH} -sourcepath . -d {_CLASSES} *.java &&
exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:MaxRAMPercentage=40 -cp {_CLASS_PATH}:{_CLASSES} \
    org.junit.platform.console.ConsoleLauncher execute --select-class "$0" --reports-dir . \
    --disable-banner --disable-ansi-colors --details none
"""
_ASSERTED = re.compile(r"\A(?:(?P<own>.*) ==> )?expected: <(?P<expected>.*)> but was: <(?P<actual>.*)>\Z", re.DOTALL)
_OF_ASSERTJ = re.compile(
    r"\A\s*(?:\[(?P<own>.*?)\]\s*)?expected: (?P<expected>.*?)\s+but was: (?P<actual>.*)\Z", re.DOTALL
)
"""https://assertj.github.io/doc/"""
_ASSERTION_ERRORS = ("org.opentest4j.", "java.lang.AssertionError")
_CASE = re.compile(r"\(.*\Z", re.DOTALL)
_END = re.compile(r"\}\s*\Z")


def _words(file: str) -> tuple[str, ...]:
    return ("sh", "-c", _RUN, PurePosixPath(file).stem)


def _placed(text: str, tests: str) -> str:
    """Return a file with more methods at the end of its class."""
    return _END.sub("", text) + tests + "}\n"


def _said(message: str, text: str) -> ToldFailure:
    """Return what an assertion tells; of an error of the program's own, what Java would."""
    if not text.startswith(_ASSERTION_ERRORS):
        return ToldFailure(message or text.partition("\n")[0], trace=f'Exception in thread "main" {text}')
    values = _ASSERTED.match(message) or _OF_ASSERTJ.match(message)
    if values is None:
        return ToldFailure(message.strip())
    return ToldFailure(values["own"] or "", values["expected"], values["actual"])


def _name(_suites: Sequence[str], name: str) -> str:
    """Return the name of its method: those with parameters are one test."""
    return _CASE.sub("", name)


_OURS = "org.junit.jupiter.api.Assertions"
_THEIRS = "org.assertj.core.api.Assertions"

JUNIT = NativeTool(
    suffixes=("Test.java",),
    words=_words,
    report="TEST-junit-jupiter.xml",
    canaries=CanaryWords(
        test="    @org.junit.jupiter.api.Test void {name}() {{ {body} }}\n",
        holds=(f"{_OURS}.assertEquals({{a}} + {{b}}, {{b}} + {{a}});", f"{_OURS}.assertTrue({{a}} != {{b}});"),
        fails={
            r"\bassertEquals\(": f"{_OURS}.assertEquals({{a}}, {{b}});",
            r"\bassertTrue\(": f"{_OURS}.assertTrue({{a}} == {{b}});",
            r"\bassertFalse\(": f"{_OURS}.assertFalse({{a}} != {{b}});",
            r"\bassertThat\(": f"{_THEIRS}.assertThat({{a}}).isEqualTo({{b}});",
            r"\bassertThat(?:\w*Exception|ThrownBy)": f"{_THEIRS}.assertThatThrownBy(() -> {{{{}}}}).isNotNull();",
            r"\bassertThrows\(": f"{_OURS}.assertThrows(RuntimeException.class, () -> {{{{}}}});",
        },
        placed=_placed,
    ),
    said=_said,
    name=_name,
)
