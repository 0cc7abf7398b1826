"""Which hand-ins share code: fingerprints of what each of them has by itself, by winnowing.

After Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting" (2003),
https://theory.stanford.edu/~aiken/publications/papers/sigmod03.pdf
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations

GRAM = 12
"""Tokens that one hash is of: what is shorter is noise."""

WINDOW = 8
"""Hashes of which the smallest is kept, so that whatever 19 tokens share is found; less than `GRAM`, without gaps."""

LEAST_SHARED = 50
"""Tokens, some eight lines: two people who solve a small task write as much alike without having met."""

LEAST_COMMON = 3
"""Hand-ins that must have something before it counts as what everybody writes: a class of two is no majority."""

MOST_LOOKED_AT = 60
MOST_PAIRS = 10


@dataclass(frozen=True)
class Token:
    """A word of a program.

    Attributes:
        kind: Itself where it is the language's own; the same for all names, for all numbers and for all texts.
    """

    kind: str
    line: int


Tokens = Sequence[Token]
Line = tuple[str, int]
"""A file's path, and the number of a line."""

Places = Mapping[int, Sequence[tuple[str, int]]]
"""Where each fingerprint stands: a file's path, and the place of its first token."""


@dataclass(frozen=True)
class SharedCode:
    """What two hand-ins have in common, and not with most others.

    Attributes:
        first: A hand-in's key.
        tokens: How many are shared, in the hand-in that has fewer of them.
        lines: Those shared, of the first and of the second.
    """

    first: str
    second: str
    tokens: int
    lines: tuple[frozenset[Line], frozenset[Line]]

    @property
    def shared_lines(self) -> int:
        """Return how many lines are shared, in the hand-in that has fewer of them."""
        return min(map(len, self.lines))


def shared_code(hand_ins: Mapping[str, Mapping[str, Tokens]], given: Iterable[Tokens]) -> tuple[SharedCode, ...]:
    """Return the pairs that share most, at most ten; none that shares little.

    Args:
        hand_ins: The tokens of each hand-in's files by path, by any key.
        given: Those of files that everybody was given, of which nothing counts.
    """
    places = {key: _fingerprints(files) for key, files in hand_ins.items()}
    ignored = {one for tokens in given for one in _hashes(tokens)} | _common(places.values())
    own = {key: found.keys() - ignored for key, found in places.items()}
    numbers = {pair: len(own[pair[0]] & own[pair[1]]) for pair in combinations(own, 2)}
    likely = sorted((pair for pair in numbers if numbers[pair]), key=lambda pair: -numbers[pair])[:MOST_LOOKED_AT]
    shared = (_shared(pair, own, places, hand_ins) for pair in likely)
    remarkable = sorted((one for one in shared if one.tokens >= LEAST_SHARED), key=lambda one: -one.tokens)
    return tuple(remarkable[:MOST_PAIRS])


def _hashes(tokens: Tokens) -> list[int]:
    """Return a hash of each run of `GRAM` tokens, the same in every process."""
    kinds = [one.kind for one in tokens]
    grams = ("\0".join(kinds[begin : begin + GRAM]) for begin in range(len(kinds) - GRAM + 1))
    return [int.from_bytes(blake2b(gram.encode("utf-8", "replace"), digest_size=8).digest()) for gram in grams]


def _fingerprints(files: Mapping[str, Tokens]) -> Places:
    """Return the smallest hash of each window, the last of several, and where it stands."""
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for path, tokens in files.items():
        hashes = _hashes(tokens)
        windows = range(max(1, len(hashes) - WINDOW + 1)) if hashes else ()
        chosen = {min((hashes[at], -at) for at in range(one, min(one + WINDOW, len(hashes)))) for one in windows}
        for fingerprint, place in chosen:
            found[fingerprint].append((path, -place))
    return found


def _common(hand_ins: Iterable[Places]) -> set[int]:
    """Return the fingerprints that at least half of the hand-ins have."""
    every = list(hand_ins)
    owners = Counter(one for found in every for one in found)
    return {one for one, count in owners.items() if count >= LEAST_COMMON and 2 * count >= len(every)}


def _shared(
    pair: tuple[str, str],
    own: Mapping[str, set[int]],
    places: Mapping[str, Places],
    hand_ins: Mapping[str, Mapping[str, Tokens]],
) -> SharedCode:
    both = own[pair[0]] & own[pair[1]]
    one, other = (
        {(path, at + i) for hit in both for path, at in places[key][hit] for i in range(GRAM)} for key in pair
    )
    lines = [
        frozenset((path, hand_ins[key][path][at].line) for path, at in covered)
        for key, covered in zip(pair, (one, other), strict=True)
    ]
    return SharedCode(*pair, min(len(one), len(other)), (lines[0], lines[1]))
