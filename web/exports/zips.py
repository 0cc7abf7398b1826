"""Files put together in a ZIP, with a list by which each can be checked."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

ZIP_TYPE = "application/zip"
LIST = "SHA256SUMS"


def sums_of(files: Mapping[str, bytes]) -> bytes:
    """Return the list of some files as `sha256sum` writes it, in their order."""
    return "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in files.items()).encode()


def zipped(files: Mapping[str, bytes], made_at: datetime) -> bytes:
    """Return files as a ZIP.

    Args:
        made_at: In the zone in which whoever unpacks them reads it, as a ZIP names none.
    """
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            part = ZipInfo(name, made_at.timetuple()[:6])
            part.compress_type = ZIP_DEFLATED
            archive.writestr(part, content)
    return target.getvalue()
