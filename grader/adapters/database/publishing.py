"""Proposals: what waits to be proven, who proves it, and what was found."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, delete, func, insert, or_, select, update

from grader.adapters.database import tables
from grader.domain.publishing.proposal import Proposal, ProposalState

PROPOSAL = tables.proposal.c
OPEN = PROPOSAL.state.in_([ProposalState.QUEUED, ProposalState.RUNNING])


class StoredProposals:
    """`grader.engine.ports.publishing.Proposals` in the table `proposal`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, proposal: Proposal) -> None:
        stored = vars(proposal) | {"lines": list(proposal.lines), "token": ""}
        self._connection.execute(insert(tables.proposal).values(stored))

    def get(self, proposal_id: str) -> Proposal | None:
        found = select(tables.proposal).where(PROPOSAL.id == proposal_id)
        row = self._connection.execute(found).mappings().one_or_none()
        return _proposal(row) if row is not None else None

    def awaits(self, at: datetime) -> bool:
        return self._connection.scalar(select(PROPOSAL.id).where(_free(at)).limit(1)) is not None

    def take(self, at: datetime, until: datetime, token: str) -> Proposal | None:
        oldest = select(PROPOSAL.id).where(_free(at)).order_by(PROPOSAL.made_at, PROPOSAL.id).limit(1)
        proposal_id = self._connection.scalar(oldest)
        held = {"state": ProposalState.RUNNING, "token": token, "held_until": until, "lines": []}
        taken = update(tables.proposal).where(PROPOSAL.id == proposal_id, _free(at))
        done = self._connection.execute(taken.values(held | {"attempts": PROPOSAL.attempts + 1}))
        return self.get(proposal_id) if proposal_id is not None and done.rowcount else None

    def note(self, proposal_id: str, lines: Sequence[str], until: datetime, token: str) -> bool:
        return self._store(proposal_id, token, {"lines": list(lines), "held_until": until})

    def end(self, proposal_id: str, state: ProposalState, token: str) -> bool:
        return self._store(proposal_id, token, {"state": state, "token": "", "held_until": None})

    def open_of(self, person_id: str) -> int:
        found = select(func.count()).select_from(tables.proposal).where(OPEN, PROPOSAL.person_id == person_id)
        return self._connection.scalar(found) or 0

    def forget(self, before: datetime) -> None:
        self._connection.execute(delete(tables.proposal).where(PROPOSAL.made_at < before, ~OPEN))

    def _store(self, proposal_id: str, token: str, values: dict[str, object]) -> bool:
        held = (PROPOSAL.id == proposal_id, PROPOSAL.token == token, PROPOSAL.state == ProposalState.RUNNING)
        return bool(self._connection.execute(update(tables.proposal).where(*held).values(values)).rowcount)


def _free(at: datetime) -> ColumnElement[bool]:
    left = and_(PROPOSAL.state == ProposalState.RUNNING, PROPOSAL.held_until < at)
    return or_(PROPOSAL.state == ProposalState.QUEUED, left)


def _proposal(row: RowMapping) -> Proposal:
    kept = {name: row[PROPOSAL[name]] for name in Proposal.__dataclass_fields__ if name != "lines"}
    return Proposal(**kept, lines=tuple(row[PROPOSAL.lines]))
