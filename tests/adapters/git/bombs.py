"""Packs that no Git makes: small ones that unpack to as much as one likes, and one of a file of any name.

https://git-scm.com/docs/gitformat-pack
"""

import struct
import zlib
from hashlib import sha1

COMMIT, TREE, BLOB, REF_DELTA = 1, 2, 3, 7
BASE = bytes(65_536)
COPY_THE_BASE = b"\x80"
"""An instruction of a delta: no offset, and no size, which stands for 65,536."""


def bomb(megabytes: int) -> tuple[bytes, str]:
    """Return a pack, and the commit in it, whose one file has that size: as what differs from a small one."""
    times = megabytes * 16
    blob = sha1(b"blob %d\0" % (len(BASE) * times))
    for _ in range(times):
        blob.update(BASE)
    delta = _size(len(BASE)) + _size(len(BASE) * times) + COPY_THE_BASE * times
    base = _id(b"blob", BASE)
    return _packed({b"base": base, b"file": blob.digest()}, _object(BLOB, BASE), _object(REF_DELTA, delta, base))


def zeros(megabytes: int) -> tuple[bytes, str]:
    """Return a pack of a thousandth of that, and the commit in it, whose one file is zeros."""
    block, packer = bytes(1 << 20), zlib.compressobj(9, wbits=-15)
    packed = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    size = megabytes << 20
    adler32 = struct.pack(">HH", size % 65_521, 1)  # of zeros
    blob = sha1(b"blob %d\0" % size)
    for _ in range(megabytes):
        blob.update(block)
    content = b"\x78\xda" + packed * megabytes + packer.flush() + adler32
    return _packed({b"file": blob.digest()}, _head(BLOB, size) + content)


def named(name: bytes) -> tuple[bytes, str]:
    """Return a pack, and the commit in it, whose one file is called so."""
    return _packed({name: _id(b"blob", BASE)}, _object(BLOB, BASE))


def _packed(files: dict[bytes, bytes], *objects: bytes) -> tuple[bytes, str]:
    tree = b"".join(b"100644 %s\0%s" % (name, blob) for name, blob in files.items())
    who = b"Ada <ada@localhost> 1 +0000"
    commit = b"tree %s\nauthor %s\ncommitter %s\n\nessai\n" % (_id(b"tree", tree).hex().encode(), who, who)
    whole = (*objects, _object(TREE, tree), _object(COMMIT, commit))
    pack = b"PACK" + struct.pack(">II", 2, len(whole)) + b"".join(whole)
    return pack + sha1(pack).digest(), _id(b"commit", commit).hex()


def _id(kind: bytes, content: bytes) -> bytes:
    return sha1(b"%s %d\0" % (kind, len(content)) + content).digest()


def _object(kind: int, content: bytes, base: bytes = b"") -> bytes:
    return _head(kind, len(content)) + base + zlib.compress(content)


def _head(kind: int, size: int) -> bytes:
    """Return the head of an object: four bits of the size beside the kind, then seven a byte."""
    first, rest = kind << 4 | size & 15, size >> 4
    return bytes([first | 128]) + _size(rest) if rest else bytes([first])


def _size(number: int) -> bytes:
    """Return a number as deltas write it: seven bits a byte, the lowest first, and a bit where there are more."""
    low, rest = number & 127, number >> 7
    return bytes([low | 128]) + _size(rest) if rest else bytes([low])
