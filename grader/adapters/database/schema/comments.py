"""What is said of hand-ins."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from grader.adapters.database.column_types import Moment, StoredWord
from grader.adapters.database.names import metadata
from grader.domain.comments import Turn

comment_thread = Table(
    "comment_thread",
    metadata,
    Column("id", Text, primary_key=True),
    Column("submission_id", ForeignKey("submission.id"), nullable=False, index=True),
    Column("enrollment_id", ForeignKey("enrollment.id"), nullable=False),
    Column("path", Text, nullable=False),
    Column("line", Integer),
    Column("turn", StoredWord(Turn), nullable=False),
    Column("moved_at", Moment, nullable=False),
    # What awaits somebody is counted on each page of staff, and at each push.
    Index(None, "enrollment_id", "turn"),
    Index(None, "turn", "moved_at"),
)

comment = Table(
    "comment",
    metadata,
    Column("id", Text, primary_key=True),
    Column("thread_id", ForeignKey("comment_thread.id"), nullable=False, index=True),
    Column("author_id", ForeignKey("person.id"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("written_at", Moment, nullable=False),
    Column("changed_at", Moment),
)
