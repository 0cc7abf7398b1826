"""Where cohorts' changes are told, and the messages on their way."""

from datetime import datetime

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from grader.adapters.database import tables
from grader.adapters.database.upserts import upsert
from grader.domain.chat import ChatHook, ChatMessage

HOOK, MESSAGE = tables.chat_hook.c, tables.chat_message.c


class StoredChats:
    """`grader.engine.ports.chat.Chats` in the tables `chat_hook` and `chat_message`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def hook(self, cohort: str) -> ChatHook | None:
        found = select(tables.chat_hook).where(HOOK.cohort == cohort)
        row = self._connection.execute(found).mappings().one_or_none()
        return None if row is None else _hook(row)

    def put(self, hook: ChatHook) -> None:
        told = None if hook.told is None else list(hook.told)
        upsert(self._connection, tables.chat_hook, vars(hook) | {"told": told})

    def forget(self, cohort: str) -> None:
        for table in (tables.chat_message, tables.chat_hook):
            self._connection.execute(delete(table).where(table.c.cohort == cohort))

    def to_look_at(self, at: datetime, limit: int) -> tuple[ChatHook, ...]:
        found = select(tables.chat_hook).where(HOOK.look_at <= at).order_by(HOOK.look_at, HOOK.cohort).limit(limit)
        return tuple(map(_hook, self._connection.execute(found).mappings().all()))

    def claim_look(self, hook: ChatHook, look_at: datetime) -> bool:
        same = HOOK.cohort == hook.cohort, HOOK.look_at == hook.look_at
        taken = update(tables.chat_hook).where(*same).values(look_at=look_at)
        return self._connection.execute(taken).rowcount == 1

    def add(self, message: ChatMessage) -> None:
        self._connection.execute(insert(tables.chat_message).values(vars(message)))

    def due(self, at: datetime, limit: int) -> tuple[ChatMessage, ...]:
        found = (
            select(tables.chat_message).where(MESSAGE.due_at <= at).order_by(MESSAGE.due_at, MESSAGE.id).limit(limit)
        )
        return tuple(ChatMessage(**row) for row in self._connection.execute(found).mappings().all())

    def claim(self, message: ChatMessage, until: datetime) -> bool:
        same = MESSAGE.id == message.id, MESSAGE.due_at == message.due_at
        taken = update(tables.chat_message).where(*same).values(due_at=until, tries=message.tries + 1)
        return self._connection.execute(taken).rowcount == 1

    def end(self, message: ChatMessage) -> None:
        values = {name: getattr(message, name) for name in ("due_at", "sent_at", "given_up")}
        self._connection.execute(update(tables.chat_message).where(MESSAGE.id == message.id).values(values))

    def newest(self, cohort: str) -> ChatMessage | None:
        found = select(tables.chat_message).where(MESSAGE.cohort == cohort)
        newest = found.order_by(MESSAGE.made_at.desc(), MESSAGE.id.desc()).limit(1)
        row = self._connection.execute(newest).mappings().one_or_none()
        return None if row is None else ChatMessage(**row)


def _hook(row: RowMapping) -> ChatHook:
    told = row[HOOK.told]
    return ChatHook(**(dict(row) | {"told": None if told is None else tuple(told)}))
