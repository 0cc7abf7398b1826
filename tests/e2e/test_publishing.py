"""Publishing by `git push`, with a real host: the gate answers in the pusher's terminal, then `main` moves."""

import shutil
from pathlib import Path

from tests.e2e.desk import Desk
from tests.e2e.school import EXERCISES, Member, School

SLUG = "bonjour-a-tous"


class ExercisesDesk(Desk):
    """Works in a clone of the exercises' repository."""

    @property
    def address(self) -> str:
        """Return its address."""
        return f"{super().address.partition('/git/')[0]}/git/exercises.git"


def test_a_new_exercise_proves_itself_and_is_published(school: School, ines: Member, tmp_path: Path) -> None:
    desk = ExercisesDesk(tmp_path, ines, school)
    assert desk.open().status == 0
    folder = desk.clone / SLUG
    shutil.copytree(EXERCISES / "bonjour", folder)
    manifest = folder / "exercise.toml"
    manifest.write_text(manifest.read_text("utf-8").replace('slug = "bonjour"', f'slug = "{SLUG}"'), "utf-8")
    desk.commit()

    answer = desk.push("origin", "HEAD:main")

    assert answer.status == 0, answer.terminal
    assert ["✓ solution" in answer.said, "✓ starter" in answer.said, f"{SLUG} est publié." in answer.said] == [True] * 3
    with school.grader.database.read() as tx:
        assert tx.catalog.current(SLUG) is not None
