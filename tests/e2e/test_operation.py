"""What a running installation says of itself: ready or not, its metrics, its state."""

import json
import urllib.error
import urllib.request

from prometheus_client.parser import text_string_to_metric_families

from tests.e2e.desk import Desk, solution
from tests.e2e.processes import eventually
from tests.e2e.school import School


def read(school: School, path: str) -> tuple[int, str]:
    """Return status and text of an address."""
    try:
        with urllib.request.urlopen(school.settings.public_url + path, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def total(school: School, name: str, **labels: str) -> float:
    """Return the sum of a metric's samples with these labels."""
    families = text_string_to_metric_families(read(school, "/metrics")[1])
    samples = (sample for family in families for sample in family.samples if sample.name == name)
    return sum(one.value for one in samples if labels.items() <= one.labels.items())


def test_a_push_moves_the_counts_of_every_process(ada: Desk, school: School) -> None:
    before = total(school, "grader_push_to_verdict_seconds_count", queue="live")
    seats = total(school, "grader_pool_given_total")

    ada.hand_in("bonjour/bonjour.py", solution("bonjour"))
    ada.result("bonjour")

    assert total(school, "grader_push_to_verdict_seconds_count", queue="live") == before + 1
    eventually(lambda: total(school, "grader_pool_given_total") > seats, what="a seat in the metrics")
    eventually(lambda: total(school, "grader_workers") == school.settings.workers, what="each worker in the metrics")
    assert total(school, "grader_up") == 2


def test_it_is_ready_until_its_worker_goes(school: School) -> None:
    eventually(lambda: read(school, "/readyz")[0] == 200, what="a school that is ready")

    school.worker.stop()
    eventually(lambda: read(school, "/readyz")[0] == 503, what="a school that is not ready")
    status, text = read(school, "/readyz")
    page = read(school, "/status")
    school.start()

    said = json.loads(text)
    assert (status, said["ready"], said["away"]) == (503, False, ["worker"])
    assert page[0] == 200
    eventually(lambda: read(school, "/readyz")[0] == 200, what="a school that is ready again")
