"""`grader demo`: the main job for real, from an empty data folder to two verdicts in a terminal."""

import os
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import click
import redis
from rq import Worker

from grader.adapters.exercise_files.folder import read_folder
from grader.adapters.exercise_files.track import read_track
from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.images.runner_image import RUNNERS_FOLDER, ensure_runner, is_on_demand
from grader.assembly import Grader, assemble, prepare_database
from grader.commands.demo.demo_cast import CAST, CastMember, settle
from grader.commands.demo.demo_classes import Classes
from grader.commands.demo.demo_cohorts import FIRST, folder_of, open_cohorts
from grader.commands.demo.demo_learner import LearnerDesk
from grader.commands.demo.demo_partners import settle_beside
from grader.commands.demo.finished_cohort import FINISHED
from grader.commands.demo.past_school import past_school
from grader.commands.demo.shared_runs import SharedRuns
from grader.commands.exercises.exercises import publish_and_say
from grader.commands.hosting.serving import Installation, end_as_by_ctrl_c, run_until_signal
from grader.domain.errors import PlatformError
from grader.domain.exercises.exercise import ExerciseFolder
from grader.domain.plans.track import Track
from grader.domain.verdicts import Verdict
from grader.engine.ports.grading import Sandbox
from grader.sandboxes import runners, sandbox
from grader.settings import Settings
from grader.wording.catalogue import N_, gettext_for

TRACK, WEEKS_SHOWN = "track.toml", 4
EXERCISE, MISTAKE = "bonjour", "ignores-the-empty-name"
READY_SECONDS = 300.0  # a machine that is busy with other work takes minutes


@click.command()
def demo() -> None:
    """Run the main job for real: a mistake and a solution pushed by Ada, and the board of a class in its ninth week."""
    settings = with_free_port(Settings())
    track = read_track(settings.exercises / TRACK) if (settings.exercises / TRACK).exists() else None
    folders = [folder for folder in _folders(settings) if _is_shown(folder, track)]
    _step(settings, N_("Images"))
    for image in {folder.exercise.image for folder in folders}:
        ensure_runner(EngineConnection(), image, progress=click.echo)
    end_as_by_ctrl_c()
    with closing(SharedRuns(sandbox(settings))) as runs:
        _publish(folders, settings, runs)
        grader = assemble(settings)
        _step(settings, N_("People"))
        open_cohorts([folder.exercise.slug for folder in folders], track, grader)
        school = past_school(grader, runs)
        cast = settle(grader, school)
        classes = Classes(folders, grader, school)
        classes.let_first_in()
        _step(settings, N_("Web and workers"))
        with Installation(settings, logs=settings.data_folder / "log") as installation:
            wait_until_ready(settings)
            right = _push_twice(cast["ada"], folder_of(EXERCISE, folders), grader)
            if right:
                settle_beside({handle: one.person for handle, one in cast.items()}, EXERCISE, grader)
            _tell_how_to_sign_in(cast, settings)
            is_there = _bring_history_in(classes, installation, settings)
            if is_there and not os.environ.get("ONCE"):
                run_until_signal(installation.look_after)
    sys.exit(0 if right else 1)


def _publish(folders: Sequence[ExerciseFolder], settings: Settings, runs: Sandbox) -> None:
    _step(settings, N_("Exercises"))
    prepare_database(settings)
    for folder in folders:
        # What comes with us is proven steady before it does.
        publish_and_say(folder, settings, steadily=False, sandbox=runs)


def _folders(settings: Settings) -> list[ExerciseFolder]:
    return [read_folder(path, runners()) for path in sorted(settings.exercises.iterdir()) if path.is_dir()]


def _is_shown(folder: ExerciseFolder, track: Track | None) -> bool:
    """Leave out the weeks that come later, and what needs a large image: a first look is not to wait for them."""
    later = [] if track is None else [one for one in track.stretches if one.week > WEEKS_SHOWN]
    begun = not any(folder.exercise.slug in one.exercises for one in later)
    return begun and not is_on_demand(RUNNERS_FOLDER, folder.exercise.runner)


def with_free_port(settings: Settings) -> Settings:
    """Return the settings with a port that nobody listens on: the one that was set, or else any."""
    for port in (settings.port, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((settings.host, port))
            except OSError:
                continue
            free = int(probe.getsockname()[1])
            return settings.model_copy(update={"port": free, "public_url": f"http://{settings.host}:{free}"})
    raise PlatformError("There is no free port on %(host)s.", host=settings.host)


def wait_until_ready(settings: Settings) -> None:
    """Return once a page is answered and every worker waits for runs.

    Raises:
        PlatformError: That took longer than half a minute.
    """
    deadline = time.monotonic() + READY_SECONDS
    with redis.Redis.from_url(settings.redis_address) as connection:
        while time.monotonic() < deadline:
            if Worker.count(connection=connection) >= settings.workers and _page_answers(settings):
                return
            time.sleep(0.1)
    raise PlatformError("Web and workers did not come up within %(seconds)s s.", seconds=int(READY_SECONDS))


def _page_answers(settings: Settings) -> bool:
    try:
        with urllib.request.urlopen(f"{settings.public_url}/sign-in", timeout=5):  # noqa: S310 - our own address
            return True
    except (urllib.error.URLError, OSError):
        return False


def _push_twice(ada: CastMember, folder: ExerciseFolder, grader: Grader) -> bool:
    """Push the known mistake, then the solution, as Ada; tell whether both verdicts came out right."""
    desk = LearnerDesk(ada, Path(grader.settings.data_folder) / "demo" / ada.person.handle, grader)
    desk.open()
    wrong = next(files for one, files in folder.wrong if one.name == MISTAKE)
    _step(grader.settings, N_("Ada pushes a first answer, with a mistake"))
    first = desk.hand_in(EXERCISE, wrong, "Premier essai")
    _step(grader.settings, N_("Ada mends it and pushes again"))
    second = desk.hand_in(EXERCISE, folder.solution, "Le prénom vide")
    return first is Verdict.FAILED and second is Verdict.PASSED


def _bring_history_in(classes: Classes, installation: Installation, settings: Settings) -> bool:
    """Bring in what the class did in its weeks, while pages answer already; False where a signal ended it before."""
    rest, counts, is_over = classes.bring_in_the_rest(), list[int](), False

    def tend() -> None:
        nonlocal is_over
        installation.look_after()
        learner, hand_ins = next(rest, (None, 0))
        is_over = learner is None
        if learner is not None and hand_ins:
            if not counts:
                _step(settings, N_("The weeks before today"))
            counts.append(hand_ins)
            click.echo(f"  {learner.name:<20} {hand_ins:>3}")

    run_until_signal(tend, done=lambda: is_over, every_seconds=0)
    if counts and is_over:
        text = gettext_for(settings.language).gettext(
            "The history is complete: %(count)s hand-ins of %(people)s people."
        )
        click.echo(text % {"count": sum(counts), "people": len(counts)})
    return is_over


def _tell_how_to_sign_in(cast: dict[str, CastMember], settings: Settings) -> None:
    text = gettext_for(settings.language).gettext
    _step(settings, N_("Look around"))
    board, placements = f"/cohorts/{FIRST.slug}", f"/cohorts/{FINISHED.slug}/placements"
    told = text("What became of people, with the school's figures of 2016: %(address)s")
    click.echo(text("The board: %(address)s") % {"address": f"{settings.public_url}{board}"})
    click.echo(told % {"address": f"{settings.public_url}{placements}"})
    roles = {handle: text(CAST[handle].role_word) for handle in cast}
    widest = max(map(len, roles.values()))
    for handle, member in cast.items():
        click.echo(f"  {member.person.name:<8} {roles[handle]:<{widest}}  {handle:<8} {member.password}")
    if not os.environ.get("ONCE"):
        click.echo(text("Ctrl-C ends the demo; what was handed in stays."))


def _step(settings: Settings, title: str) -> None:
    click.echo(f"\n▸ {gettext_for(settings.language).gettext(title)}")
