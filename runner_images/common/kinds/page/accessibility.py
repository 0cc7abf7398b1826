"""The fixture `axe`: what axe-core finds in a page that keeps people from using it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from runner_images.common.tests.judged import JudgedError
from runner_images.common.tests.texts import public
from runner_images.common.wire.endings import CheckEnding, CodedMessage, Failure
from runner_images.common.wire.frames import Json
from runner_images.common.wire.storable_text import tidy

if TYPE_CHECKING:
    from playwright.sync_api import Page

_PROGRAM = Path(__file__).parents[3] / "site" / "axe.min.js"
_RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")
_MOST, _TEXT = 10, 200
_ASK = """axe.run(document, %s).then((found) => JSON.stringify(found.violations.slice(0, %d).map((one) => ({
    rule: one.id, help: one.help, count: one.nodes.length,
    where: String(one.nodes[0] && one.nodes[0].html).slice(0, 200),
}))))"""


class Axe:
    """Looks at pages from a world that their scripts cannot reach."""

    def violations(self, page: "Page", *, rules: Sequence[str] = _RULES) -> list[dict[str, Json]]:
        """Return what axe-core finds by rules of these names: of each what it is, how often, and where first."""
        session = page.context.new_cdp_session(page)
        frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        world = session.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "axe"})["executionContextId"]
        session.send("Runtime.evaluate", {"expression": _PROGRAM.read_text("utf-8"), "contextId": world})
        ask = _ASK % (json.dumps({"runOnly": {"type": "tag", "values": list(rules)}}), _MOST)
        how = {"contextId": world, "awaitPromise": True, "returnByValue": True}
        told = session.send("Runtime.evaluate", {"expression": ask, **how})
        found: list[dict[str, Json]] = json.loads(told["result"]["value"])
        return found

    def check(self, page: "Page", *, rules: Sequence[str] = _RULES) -> None:
        """Fail with a sentence when axe-core finds anything.

        Raises:
            JudgedError: it does; the first is told.
        """
        found = self.violations(page, rules=rules)
        if found:
            raise _found(found)


def _found(found: list[dict[str, Json]]) -> JudgedError:
    first = {name: tidy(str(value))[:_TEXT] for name, value in found[0].items()}
    raw = "\n".join(f"{one['rule']}: {one['help']} ({one['where']})" for one in found)
    params: dict[str, Json] = {"finding": "inaccessible", **first}
    return JudgedError(Failure(CheckEnding("check_failed", CodedMessage("page", params, public(raw)))))
