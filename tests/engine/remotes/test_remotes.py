"""A learner's repository on a forge: named, told of, fetched, handed in as a push is, and answered."""

import hmac
import json
from dataclasses import dataclass, field
from hashlib import sha256

import pytest

from grader.domain.errors import NotAllowed, NotFound, NotValid
from grader.domain.exercises.exercise import SourceFile
from grader.domain.remotes.forge import KNOWN
from grader.domain.remotes.remote import HEAD, Remote, RemoteFault
from grader.domain.remotes.status import CommitState
from grader.engine.people.own_data import own_data
from grader.engine.ports.remotes import Fetched
from grader.engine.ports.retention import AgedKind
from grader.engine.remotes import connecting
from grader.engine.remotes.connecting import NewRemote
from grader.engine.remotes.fetching import FetchParts, due, fetch_one
from grader.engine.remotes.hearing import hear
from grader.engine.remotes.telling import Judged, tell_forges
from tests.engine.grading_school import COHORT, SOLUTION, STARTER, WRONG, School

ADDRESS = "https://github.com/ada/exercices"
COMMIT = "c" * 40


@dataclass
class FakeFetch:
    """What a forge holds, as files by folder; or what is wrong with it."""

    school: School
    files: dict[str, bytes] = field(default_factory=lambda: {"bonjour": SOLUTION})
    fault: RemoteFault | None = None

    def __call__(self, path: str, remote: Remote) -> Fetched | RemoteFault:
        if self.fault is not None:
            return self.fault
        assert remote.wanted in {HEAD, COMMIT}
        files = [SourceFile(f"{slug}/{slug}.py", text) for slug, text in self.files.items()]
        commit = self.school.repositories.push(path, files)
        return Fetched(commit, next(iter(self.school.repositories.folders(path, commit).values())))


class OpenSeal:
    """Closes nothing, and says so."""

    def close(self, secret: str, place: str) -> str:
        return f"closed:{place}:{secret}"

    def open(self, sealed: str, place: str) -> str | None:
        return sealed.removeprefix(f"closed:{place}:")


@pytest.fixture
def fetch(grading_school: School) -> FakeFetch:
    return FakeFetch(grading_school)


def connect(school: School, exercise: str = "", address: str = ADDRESS, handle: str = "ada", token: str = "") -> Remote:
    ports = {
        "database": school.database,
        "now": school.clock,
        "new_id": school.new_id,
        "new_secret": school.new_secret,
        "seal": OpenSeal(),
    }
    new = NewRemote(address, "main", exercise, token)
    return connecting.connect(school.people[handle], COHORT.slug, new, forges=KNOWN, **ports)


def fetched(fetch: FakeFetch) -> int:
    """Fetch whatever is due; return how many hand-ins came of it."""
    school = fetch.school
    parts = FetchParts(fetch, school.database, school.repositories, school.doorbell, school.clock, school.new_id)
    return sum(fetch_one(one, parts) for one in due(9, database=school.database, now=school.clock))


def remotes(school: School) -> tuple[Remote, ...]:
    return connecting.remotes_of(school.people["ada"], COHORT.slug, database=school.database).remotes


def told(school: School, remote: Remote, commit: str = COMMIT, branch: str = "main", secret: str = "") -> bool:
    body = json.dumps({"ref": f"refs/heads/{branch}", "after": commit}).encode()
    signature = hmac.new((secret or remote.secret).encode(), body, sha256).hexdigest()
    headers = {"X-GitHub-Event": "push", "X-Hub-Signature-256": f"sha256={signature}"}
    return hear(remote.id, headers.get, body, database=school.database, now=school.clock)


def test_what_is_fetched_is_handed_in_once(fetch: FakeFetch) -> None:
    connect(fetch.school)

    assert (fetched(fetch), fetched(fetch)) == (1, 0)
    (remote,) = remotes(fetch.school)
    assert (remote.fault, remote.due_at) == (None, None)
    assert fetch.school.cell().submissions == 1


def test_a_folder_that_the_forge_lacks_is_not_taken_for_emptied(fetch: FakeFetch) -> None:
    fetch.school.hand_in(WRONG)
    connect(fetch.school)
    fetch.files = {"prix": SOLUTION}

    assert fetched(fetch) == 1
    assert fetch.school.cell().submissions == 1


def test_a_whole_repository_may_be_one_exercise(fetch: FakeFetch) -> None:
    connect(fetch.school, "prix")

    assert fetched(fetch) == 1
    assert (fetch.school.cell(slug="prix").submissions, fetch.school.cell().submissions) == (1, 0)


def test_what_is_as_it_was_given_is_no_hand_in_and_told_so(fetch: FakeFetch) -> None:
    connect(fetch.school)
    fetch.files = {"bonjour": STARTER}

    assert fetched(fetch) == 0
    assert remotes(fetch.school)[0].fault is RemoteFault.NO_EXERCISE


def test_a_forge_that_is_away_is_asked_again(fetch: FakeFetch) -> None:
    connect(fetch.school)
    fetch.fault = RemoteFault.UNREACHABLE
    fetched(fetch)
    fetch.fault = None

    assert fetched(fetch) == 0
    fetch.school.clock.move(seconds=10)
    assert fetched(fetch) == 1


def test_what_waiting_does_not_mend_is_not_asked_for_again(fetch: FakeFetch) -> None:
    connect(fetch.school)
    fetch.fault = RemoteFault.NOT_THERE
    fetched(fetch)

    fetch.school.clock.move(days=1)
    assert due(9, database=fetch.school.database, now=fetch.school.clock) == ()
    assert remotes(fetch.school)[0].fault is RemoteFault.NOT_THERE


def test_a_push_that_comes_while_another_is_fetched_is_fetched_next(fetch: FakeFetch) -> None:
    remote = connect(fetch.school)
    original = fetch.__call__

    def told_meanwhile(path: str, begun: Remote) -> Fetched | RemoteFault:
        told(fetch.school, remote)
        return original(path, begun)

    parts = FetchParts(
        told_meanwhile,
        *(fetch.school.database, fetch.school.repositories, fetch.school.doorbell),
        *(fetch.school.clock, fetch.school.new_id),
    )
    fetch_one(remotes(fetch.school)[0], parts)

    (after,) = remotes(fetch.school)
    assert (after.wanted, after.due_at) == (COMMIT, fetch.school.clock())


def test_a_push_that_a_forge_tells_of_is_due(fetch: FakeFetch) -> None:
    remote = connect(fetch.school)
    fetched(fetch)

    assert told(fetch.school, remote)
    assert remotes(fetch.school)[0].wanted == COMMIT


def test_another_branch_and_another_secret_change_nothing(fetch: FakeFetch) -> None:
    remote = connect(fetch.school)
    fetched(fetch)

    assert not told(fetch.school, remote, branch="essai")
    with pytest.raises(NotAllowed, match="webhook_signature"):
        told(fetch.school, remote, secret="guessed")
    assert remotes(fetch.school)[0].due_at is None


def test_nobody_hears_for_a_remote_that_there_is_not(grading_school: School) -> None:
    with pytest.raises(NotFound):
        hear("no-such", {}.get, b"", database=grading_school.database, now=grading_school.clock)


@pytest.mark.parametrize(("address", "code"), [("https://evil.example/a/b", "remote_host"), ("x", "remote_address")])
def test_an_address_elsewhere_is_refused(grading_school: School, address: str, code: str) -> None:
    with pytest.raises(NotValid, match=code):
        connect(grading_school, address=address)


def test_naming_another_for_the_same_exercise_lets_go_of_the_first(grading_school: School) -> None:
    connect(grading_school)
    second = connect(grading_school, address="https://codeberg.org/ada/code")

    assert [one.id for one in remotes(grading_school)] == [second.id]


def test_one_that_is_let_go_of_is_nobody_elses(grading_school: School) -> None:
    remote = connect(grading_school)
    of_ada = {"cohort": COHORT.slug, "remote_id": remote.id, "database": grading_school.database}

    with pytest.raises(NotFound):
        connecting.disconnect(grading_school.people["karim"], **of_ada)
    connecting.disconnect(grading_school.people["ada"], **of_ada)
    assert remotes(grading_school) == ()


def test_its_forge_is_told_once_when_all_is_judged(fetch: FakeFetch) -> None:
    connect(fetch.school)
    fetched(fetch)
    said: list[tuple[CommitState, str]] = []

    def tell(_remote: Remote, _commit: str, state: CommitState, words: str, _link: str) -> int:
        said.append((state, words))
        return 201

    def write(outcome: Judged) -> tuple[str, str]:
        return f"{outcome.passed}/{len(outcome.submissions)}", ""

    tell_forges(tell, write, database=fetch.school.database)
    assert fetch.school.grade()
    for _ in range(2):
        tell_forges(tell, write, database=fetch.school.database)
    assert said == [(CommitState.PASSED, "1/1")]


def test_it_is_among_ones_own_data_and_goes_with_the_code(grading_school: School) -> None:
    connect(grading_school)
    kept = own_data(grading_school.people["ada"], database=grading_school.database, now=grading_school.clock)

    assert [one.address for one in kept.places[0].remotes] == [f"{ADDRESS}.git"]
    with grading_school.database.begin() as tx:
        tx.aged.erase(AgedKind.CODE, [kept.places[0].enrollment.id], grading_school.clock())
    assert remotes(grading_school) == ()


def test_a_read_token_is_kept_closed_for_its_repository_and_goes_with_it(grading_school: School) -> None:
    remote = connect(grading_school, token=" glpat-secret-of-ada ")

    (kept,) = remotes(grading_school)
    assert kept.sealed_token == f"closed:{remote.id} {ADDRESS}.git:glpat-secret-of-ada"
    assert "secret-of-ada" not in repr(kept)
    assert connect(grading_school).sealed_token is None


@pytest.mark.parametrize("token", ["short", "two words of it", "jeton-français", "x" * 501])
def test_what_can_be_no_token_is_refused(grading_school: School, token: str) -> None:
    with pytest.raises(NotValid, match="remote_token"):
        connect(grading_school, token=token)

    assert remotes(grading_school) == ()
