import thing
from thing import DEFAULT, Thing, make

KEPT = []
MADE = make()
LOCAL = thing.boxed()


def test_made_at_collection():
    assert MADE.size == 3
    assert isinstance(MADE, Thing)
    assert DEFAULT is thing.DEFAULT
    assert LOCAL != MADE
    MADE.size = 4


def test_each_check_has_its_own():
    assert MADE.size == 3
    KEPT.append(make())


def test_kept_from_another_check():
    assert KEPT[0].size == 3
