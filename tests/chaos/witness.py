"""A witness inside the database: a trigger of the suite's own notes each time that a run becomes finished."""

import threading
import time
from dataclasses import dataclass, field

from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

LOOK_SECONDS = 0.1
UNSETTLED = 100

TABLE = "CREATE TABLE chaos_witness (number {serial}, run_id TEXT NOT NULL, sent TEXT NOT NULL)"
WHEN = "WHEN (NEW.state = 'finished')"
NOTE = 'INSERT INTO chaos_witness (run_id, sent) SELECT NEW.id, "commit" FROM submission WHERE id = NEW.submission_id'
STATEMENTS = {
    "sqlite": (
        TABLE.format(serial="INTEGER PRIMARY KEY"),
        f"CREATE TRIGGER chaos_witness AFTER UPDATE OF state ON run {WHEN} BEGIN {NOTE}; END",
    ),
    "postgresql": (
        TABLE.format(serial="SERIAL PRIMARY KEY"),
        f"CREATE FUNCTION chaos_note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {NOTE}; RETURN NEW; END $$",
        f"CREATE TRIGGER chaos_witness AFTER UPDATE OF state ON run FOR EACH ROW {WHEN} EXECUTE FUNCTION chaos_note()",
    ),
}


@dataclass
class Witness:
    """Sees every commit that finishes a run, whoever makes it, and when.

    Attributes:
        seen: Moments (`time.monotonic`) by the run's id and by its commit; two of a run are one too many.
    """

    address: str
    seen: dict[str, list[float]] = field(default_factory=dict)
    _numbers: set[int] = field(default_factory=set)
    _ended: threading.Event = field(default_factory=threading.Event)

    def begin(self) -> None:
        """Install the trigger, and look at what it notes from now on."""
        self._engine = create_engine(self.address, poolclass=NullPool)
        with self._engine.begin() as connection:
            for statement in STATEMENTS[self._engine.dialect.name]:
                connection.execute(text(statement))
        self._thread = threading.Thread(target=self._watch, name="witness", daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Look a last time."""
        self._ended.set()
        self._thread.join()
        self._look()

    def at(self, what: str) -> float | None:
        """Return when a run, or that of a commit, was first seen finished."""
        return self.seen[what][0] if what in self.seen else None

    def _watch(self) -> None:
        while not self._ended.wait(LOOK_SECONDS):
            try:
                self._look()
            except DBAPIError:
                """The database is away, which is part of the plan: what it noted is read later."""

    def _look(self) -> None:
        # Numbers are given before a commit, so a smaller one may come to light after a bigger one.
        known = max(self._numbers, default=0) - UNSETTLED
        query = text("SELECT number, run_id, sent FROM chaos_witness WHERE number > :known ORDER BY number")
        with self._engine.connect() as connection:
            rows = connection.execute(query, {"known": known}).all()
        now = time.monotonic()
        for number, run_id, commit in rows:
            if number not in self._numbers:
                self._numbers.add(number)
                self.seen.setdefault(run_id, []).append(now)
                self.seen.setdefault(commit, []).append(now)
