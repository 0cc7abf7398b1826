"""The pool: ready beforehand, never shared between two learners, and nothing left of it."""

import multiprocessing
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from docker.errors import NotFound

from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.images.runner_image import RunnerImage, ensure_runner
from grader.adapters.sandbox.pool.client import PoolClient
from grader.adapters.sandbox.pool.seat import Seat, Wish
from grader.adapters.sandbox.sandbox import DockerSandbox
from grader.domain.grading.report import Ending
from grader.domain.verdicts import Outcome
from tests.adapters.sandbox.conftest import STAND_IN, MakePool, eventually, left_behind, utc_now
from tests.adapters.sandbox.double import SOLUTION, exercise, hand_in

pytestmark = pytest.mark.docker

PATIENCE = timedelta(seconds=90)
MEMORY_BYTES = 1 << 28
Listed = Callable[[], set[str]]


@pytest.fixture
def sandboxes(engine: EngineConnection, installation: str) -> Listed:
    """Return what lists the ids of the learners' containers."""
    return lambda: set(left_behind(engine, installation, role="learner"))


@pytest.fixture
def seat_of(tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Yield what takes a seat for an owner, gives it back unused, and returns its container.

    One client, as a worker has: it is answered after what it gave back was cleaned.
    """
    clients: list[PoolClient] = []

    def take(owner: str) -> str:
        if not clients:
            client = PoolClient.of(tmp_path / "runtime")
            assert client is not None
            clients.append(client)
        seat = acquire(clients[0], owner)
        with seat:
            pass
        clients[0].release(seat, clean=True)
        return seat.container

    yield take
    for client in clients:
        client.close()


def acquire(client: PoolClient, owner: str) -> Seat:
    """Take a seat."""
    return client.acquire(Wish("python", owner, MEMORY_BYTES), patience=PATIENCE)


def images_of(engine: EngineConnection, containers: set[str]) -> set[str]:
    """Return the images of containers, some of which may go at any moment."""
    listed = engine.api.containers(all=True)
    return {found["ImageID"] for found in listed if found["Id"] in containers}


def hold(runtime: Path, container: str) -> None:
    """Take a seat, say where, and wait to be killed; as the life of a process."""
    client = PoolClient.of(runtime)
    assert client is not None
    Path(container).write_text(acquire(client, "ada").container)
    signal.pause()


def test_it_tells_what_it_gave_and_what_it_holds(make_pool: MakePool, seat_of: Callable[[str], str]) -> None:
    supply = make_pool(high=2)
    before = supply.given

    for owner in ("ada", "ada", "karim"):
        seat_of(owner)

    assert before == {"parked": 0, "fresh": 0, "made": 0}
    assert (supply.given["parked"], supply.given["fresh"] + supply.given["made"]) == (1, 2)
    eventually(lambda: supply.counts["parked"] == 2 and supply.counts["leased"] == 0)


def test_an_owner_gets_her_own_sandbox_again_and_nobody_else_does(
    make_pool: MakePool, seat_of: Callable[[str], str]
) -> None:
    make_pool(high=2)

    ada, karim = seat_of("ada"), seat_of("karim")
    ada_again = seat_of("ada")

    assert ada == ada_again
    assert karim != ada


def test_of_a_language_that_keeps_none_nothing_is_made_before_it_is_asked_for(
    make_pool: MakePool,
    seat_of: Callable[[str], str],
    engine: EngineConnection,
    installation: str,
    python_image: RunnerImage,
) -> None:
    make_pool(of=[STAND_IN])
    before = images_of(engine, set(left_behind(engine, installation)))

    ada, again = seat_of("ada"), seat_of("ada")

    assert python_image.id not in before
    assert ada == again


def test_two_runs_at_a_time_stay_on_a_processor_each(make_pool: MakePool, tmp_path: Path) -> None:
    make_pool(high=2)
    client = PoolClient.of(tmp_path / "runtime")
    assert client is not None
    available = os.sched_getaffinity(0)

    with acquire(client, "ada") as first, acquire(client, "karim") as second:
        cores = {first.core, second.core}
    client.close()

    assert cores <= available
    assert len(cores) == min(2, len(available))


def test_both_sides_of_a_run_stay_on_one_processor(pooled: DockerSandbox) -> None:
    program = b"import os\ndef double(value): return len(os.sched_getaffinity(0)), min(os.sched_getaffinity(0))\n"
    tests = b"import os, double\ndef test_doubles(): assert double.double(0) == (1, min(os.sched_getaffinity(0)))\n"
    one = replace(exercise(tests=tests), checks=exercise().checks[:1])

    report = pooled.run(one, hand_in(program), owner="ada", on_check=lambda _: None)

    assert [check.outcome for check in report.checks] == [Outcome.PASSED]


def test_the_least_recently_used_goes_when_too_many_are_parked(
    make_pool: MakePool, seat_of: Callable[[str], str], sandboxes: Listed
) -> None:
    make_pool(parked=1)

    ada, karim = seat_of("ada"), seat_of("karim")

    eventually(lambda: ada not in sandboxes())
    assert karim in sandboxes()


@pytest.mark.parametrize("limit", ["idle", "age"])
def test_it_goes_after_its_time(
    make_pool: MakePool, seat_of: Callable[[str], str], sandboxes: Listed, limit: str
) -> None:
    make_pool(**{limit: timedelta(seconds=2)})

    ada = seat_of("ada")

    eventually(lambda: ada not in sandboxes())


def test_a_process_that_is_killed_gives_back_what_is_destroyed(
    make_pool: MakePool, sandboxes: Listed, tmp_path: Path
) -> None:
    make_pool()
    note = tmp_path / "container"
    process = multiprocessing.get_context("spawn").Process(target=hold, args=(tmp_path / "runtime", str(note)))
    process.start()
    eventually(lambda: note.exists() and note.read_text() != "")
    held = note.read_text()
    assert held in sandboxes()

    process.kill()
    process.join()

    eventually(lambda: held not in sandboxes())


def test_containers_that_went_with_the_engine_are_replaced(
    pooled: DockerSandbox, engine: EngineConnection, installation: str
) -> None:
    for container in left_behind(engine, installation):
        with suppress(NotFound):  # the pool, which sees the first one die, may be quicker with the next
            engine.api.remove_container(container, force=True)

    report = pooled.run(exercise(), hand_in(SOLUTION), owner="ada", on_check=lambda _: None)

    assert report.ending is Ending.FINISHED


def test_a_process_that_lives_on_finds_the_next_pool(
    engine: EngineConnection, runners: Path, installation: str, tmp_path: Path, make_pool: MakePool, sandboxes: Listed
) -> None:
    runtime = tmp_path / "runtime"
    lasting = DockerSandbox(installation=installation, now=utc_now, connection=engine, runners=runners, runtime=runtime)
    lasting.run(exercise(), hand_in(SOLUTION), owner="ada", on_check=lambda _: None)
    (own,) = sandboxes()

    make_pool()
    report = lasting.run(exercise(), hand_in(SOLUTION), owner="ada", on_check=lambda _: None)

    assert report.ending is Ending.FINISHED
    eventually(lambda: own not in sandboxes())
    lasting.close()


def test_a_new_image_empties_the_store(
    engine: EngineConnection, make_pool: MakePool, runners: Path, sandboxes: Listed, seat_of: Callable[[str], str]
) -> None:
    make_pool()
    parked = seat_of("ada")
    old = engine.api.inspect_container(parked)["Image"]
    changed = runners / "common" / "tests" / "autograder.py"
    original = changed.read_bytes()
    try:
        changed.write_bytes(original + b"# another\n")
        image = ensure_runner(engine, "python", progress=print, folder=runners)
        eventually(lambda: old not in images_of(engine, sandboxes()))
        after = seat_of("ada")
    finally:
        changed.write_bytes(original)

    assert after != parked
    assert engine.api.inspect_container(after)["Image"] == image.id


def serve(runtime: Path, installation: str, runners: Path) -> None:
    """Be a pool until killed; as the life of a process."""
    from grader.adapters.sandbox.pool.idle import Marks  # noqa: PLC0415
    from grader.adapters.sandbox.pool.own_supply import OwnSupply  # noqa: PLC0415
    from grader.adapters.sandbox.pool.service import PoolService  # noqa: PLC0415
    from grader.domain.exercises.runners import Store  # noqa: PLC0415
    from tests.adapters.sandbox.conftest import utc_now  # noqa: PLC0415

    marks = Marks(stores={"python": Store(1, 1), "stand-in": Store(1, 1)})
    supply = OwnSupply(
        EngineConnection(), runtime, installation=installation, now=utc_now, runners=runners, marks=marks
    )
    PoolService(supply, runtime, lambda: 0).start()
    signal.pause()


def test_what_a_killed_pool_left_goes_with_the_next_one(
    engine: EngineConnection, make_pool: MakePool, runners: Path, installation: str, tmp_path: Path
) -> None:
    process = multiprocessing.get_context("spawn").Process(
        target=serve, args=(tmp_path / "runtime", installation, runners)
    )
    process.start()
    eventually(lambda: len(left_behind(engine, installation)) == 4)
    before = set(left_behind(engine, installation))
    assert process.pid is not None

    os.kill(process.pid, signal.SIGKILL)
    process.join()
    make_pool()

    eventually(lambda: not before & set(left_behind(engine, installation)))


def test_its_socket_is_the_owners_alone(make_pool: MakePool, tmp_path: Path) -> None:
    make_pool(low=0, high=0)

    modes = [path.stat().st_mode & 0o777 for path in (tmp_path / "runtime", tmp_path / "runtime" / "pool.sock")]

    assert modes == [0o700, 0o600]


def test_a_deep_data_folder_is_no_obstacle(tmp_path: Path, make_pool: MakePool) -> None:
    make_pool(low=0, high=0)
    deep = tmp_path / ("d" * 120)
    deep.mkdir()
    shutil.move(tmp_path / "runtime" / "pool.sock", deep / "pool.sock")

    client = PoolClient.of(deep)

    assert client is not None
    client.close()
