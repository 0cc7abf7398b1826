import collections
import dataclasses
import enum
import typing


@dataclasses.dataclass
class Point:
    x: int
    y: int = 2
    tags: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0


class Colour(enum.Enum):
    RED = 1
    GREEN = "g"
    ROUGE = 1

    def shout(self):
        return self.name.lower()


class Size(enum.IntEnum):
    SMALL = 1
    LARGE = 2


class Right(enum.Flag):
    READ = enum.auto()
    WRITE = enum.auto()


class Word(str, enum.Enum):
    YES = "yes"


Pair = collections.namedtuple("Pair", "left right")


class Place(typing.NamedTuple):
    name: str
    size: int = 3

    def double(self):
        return self.size * 2


class Celsius(float):
    def fahrenheit(self):
        return self * 9 / 5 + 32


class Names(list):
    def first(self):
        return self[0]


class Scores(dict):
    def __missing__(self, key):
        return 0


def red():
    return Colour.RED


def is_red(colour):
    return colour is Colour.RED


def names():
    return Names(["ada", "karim"])
