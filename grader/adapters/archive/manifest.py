"""What an archive says of itself: which program wrote it when, and a digest of each part."""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal, Protocol

from pydantic import BaseModel, ConfigDict

FORMAT: Literal[1] = 1
MANIFEST = "manifest.json"
DEPTH = 3
"""Parts are folders of at most this depth: a repository is one, and each other folder near the top."""


class Digest(Protocol):
    """A SHA-256 under way."""

    def update(self, data: bytes, /) -> None:
        """Take more bytes in."""

    def hexdigest(self) -> str:
        """Return what it has come to."""


class PartFacts(BaseModel):
    """What the manifest says of a part.

    Attributes:
        members: How many files and folders it holds.
        digest: SHA-256 over the name, mode, length and content of each, in their order.
    """

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    members: int
    digest: str


class ArchiveManifest(BaseModel):
    """The archive's last member: an archive without it was cut off.

    Attributes:
        format: Of the archive; this program reads one.
        program: The version of the program that wrote it.
        revision: The database's revision.
        made_at: ISO 8601, in UTC.
        parts: By the path of the folder.
    """

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    format: Literal[1]
    program: str
    revision: str
    made_at: str
    parts: dict[str, PartFacts]


@dataclass
class PartTally:
    """Counts and digests members by part; what it keeps does not grow with their number."""

    _counts: dict[str, int] = field(default_factory=dict)
    _digests: dict[str, Digest] = field(default_factory=dict)

    def begin(self, name: str, mode: int, size_bytes: int) -> Digest:
        """Count a member, and return the digest that its content goes into."""
        part = "/".join(name.split("/")[:-1][:DEPTH])
        digest = self._digests.setdefault(part, sha256())
        self._counts[part] = self._counts.get(part, 0) + 1
        digest.update(f"{name}\0{mode:o}\0{size_bytes}\0".encode("utf-8", "surrogateescape"))
        return digest

    def facts(self) -> dict[str, PartFacts]:
        """Return what the manifest is to say of each part."""
        return {
            part: PartFacts(members=self._counts[part], digest=digest.hexdigest())
            for part, digest in self._digests.items()
        }
