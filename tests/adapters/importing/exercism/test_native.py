"""Tracks whose suites are PHPUnit's and JUnit's: taken over as they are, for the tools that run them."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from grader.adapters.importing.conversion import Conversion
from grader.adapters.importing.exercism.conversion import convert
from grader.adapters.importing.exercism.track import read_track
from grader.adapters.importing.writing import write_folder
from grader.domain.errors import ManifestError
from grader.domain.exercises.exercise import Isolation
from tests.runners import RUNNERS

JAVA_SUITE = """import org.junit.jupiter.api.*;
import static org.assertj.core.api.Assertions.assertThat;

public class TramTest {
    @Test
    @DisplayName("first \\"stop\\"")
    public void testFirst() {
        assertThat(new Tram().stop(1)).isEqualTo("Gare");
    }

    @Disabled("Remove to run test")
    @ParameterizedTest
    @ValueSource(ints = {
        1, 2 })
    void allStops(int number) throws Exception {
        assertThat(new Tram().stop(number)).isNotNull();
    }
}
"""
PHP_SUITE = """<?php
class TramTest extends PHPUnit\\Framework\\TestCase
{
    /** uuid dd40 */
    #[TestDox('First stop')]
    public function testFirst(): void
    {
        $this->assertSame('Gare', stop(1));
    }

    public function testLastStop(): void
    {
        $this->markTestSkipped('remove to run');
        $this->assertSame('Mer', stop(9));
    }
}
"""
JAVA = {
    "src/main/java/Tram.java": "class Tram { String stop(int n) { return null; } }\n",
    "src/main/java/Line.java": "class Line {}\n",
    "src/test/java/TramTest.java": JAVA_SUITE,
    ".meta/src/reference/java/Tram.java": 'class Tram { String stop(int n) { return "Gare"; } }\n',
}
PHP = {
    "Tram.php": "<?php\nfunction stop(int $n) {}\n",
    "TramTest.php": PHP_SUITE,
    ".meta/example.php": "<?php\nfunction stop(int $n) { return $n === 9 ? 'Mer' : 'Gare'; }\n",
}
PARTS = {
    "Java": {
        "solution": ["src/main/java/Tram.java"],
        "test": ["src/test/java/TramTest.java"],
        "example": [".meta/src/reference/java/Tram.java"],
        "editor": ["src/main/java/Line.java"],
    },
    "PHP": {"solution": ["Tram.php"], "test": ["TramTest.php"], "example": [".meta/example.php"]},
    "JavaScript": {"solution": ["tram.js"], "test": ["tram.spec.js"], "example": [".meta/proof.ci.js"]},
}


def converted(root: Path, language: str, files: Mapping[str, str]) -> Conversion:
    """Write a track of one exercise, and convert it."""
    folder = root / "exercises" / "practice" / "tram"
    listed = {"language": language, "slug": language.lower(), "exercises": {"practice": [{"slug": "tram"}]}}
    (root / "config.json").parent.mkdir(parents=True, exist_ok=True)
    (root / "config.json").write_text(json.dumps(listed), "utf-8")
    own = {".meta/config.json": json.dumps({"files": PARTS[language]}), ".docs/instructions.md": "Do it.\n"}
    for path, text in {**own, **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    track = read_track(root)
    return convert(track, track.entries[0])


def test_a_java_exercise_lies_flat_and_runs_whole(tmp_path: Path):
    conversion = converted(tmp_path / "track", "Java", JAVA)

    folder = write_folder(conversion, tmp_path, RUNNERS, replace=False)

    assert folder is not None
    assert [(check.test, check.title.en) for check in folder.exercise.checks] == [
        ("TramTest.java::testFirst", 'first "stop"'),
        ("TramTest.java::allStops", "All stops"),
    ]
    assert (folder.exercise.runner, folder.exercise.isolation) == ("java", Isolation.SHARED)
    assert (folder.exercise.hand_in, [file.path for file in folder.solution]) == (("Tram.java",), ["Tram.java"])
    assert {file.path for file in folder.exercise.starter} == {"Tram.java", "Line.java"}
    assert not any(b"@Disabled" in file.content for file in folder.exercise.tests)


def test_classes_that_tests_in_java_use_come_along_unlisted(tmp_path: Path):
    used = {"src/test/java/Clock.java": "class Clock {}\n", "src/test/java/utils/Tram.java": "package utils;\n"}
    other = {"src/test/java/OldTest.java": JAVA_SUITE, "src/test/java/notes.txt": ""}

    conversion = converted(tmp_path / "track", "Java", {**JAVA, **used, **other})

    tests = {path for path in conversion.files if path.startswith("tests/")}
    assert tests == {"tests/TramTest.java", "tests/Line.java", "tests/Clock.java", "tests/utils/Tram.java"}
    assert {path for path in conversion.files if path.startswith("starter/")} == {
        "starter/Tram.java",
        "starter/Line.java",
    }
    fates = {fate.source: fate.became for fate in conversion.fates}
    assert fates["exercises/practice/tram/src/test/java/utils/Tram.java"] == ("tests/utils/Tram.java",)


def test_classes_that_the_example_made_for_itself_are_of_the_solution_and_no_learner_needs_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    more = ".meta/src/reference/java/Stop.java"
    listed = {**PARTS["Java"], "example": [*PARTS["Java"]["example"], more, ".meta/src/reference/java/Line.java"]}
    monkeypatch.setitem(PARTS, "Java", listed)
    files = {**JAVA, more: "class Stop {}\n", ".meta/src/reference/java/Line.java": "class Line {}\n"}

    conversion = converted(tmp_path / "track", "Java", files)
    folder = write_folder(conversion, tmp_path, RUNNERS, replace=False)

    assert folder is not None
    assert folder.exercise.hand_in == ("Tram.java", "*.java")
    assert {file.path for file in folder.solution} == {"Tram.java", "Stop.java"}
    assert {file.path for file in folder.exercise.starter} == {"Tram.java", "Line.java"}


def test_a_php_exercise_runs_whole(tmp_path: Path):
    conversion = converted(tmp_path / "track", "PHP", PHP)

    folder = write_folder(conversion, tmp_path, RUNNERS, replace=False)

    assert folder is not None
    assert [(check.id, check.test, check.title.en) for check in folder.exercise.checks] == [
        ("first-stop", "TramTest.php::testFirst", "First stop"),
        ("last-stop", "TramTest.php::testLastStop", "Last stop"),
    ]
    assert not any(b"markTestSkipped" in file.content for file in folder.exercise.tests)


def test_what_became_of_each_file_is_told_by_its_path_in_the_track(tmp_path: Path):
    fates = {fate.source: fate.became for fate in converted(tmp_path / "track", "Java", JAVA).fates}

    assert fates["exercises/practice/tram/.meta/src/reference/java/Tram.java"] == ("solution/Tram.java",)
    assert fates["exercises/practice/tram/src/test/java/TramTest.java"] == ("tests/TramTest.java",)


def test_tests_of_jest_are_told_of_as_such(tmp_path: Path):
    files = {"tram.js": "", "tram.spec.js": "test('a', () => expect(1).toBe(1));\n", ".meta/proof.ci.js": ""}

    with pytest.raises(ManifestError) as caught:
        converted(tmp_path / "track", "JavaScript", files)

    assert [one.code for one in caught.value.problems] == ["tests_of_jest"]
