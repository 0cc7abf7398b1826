"""What stands in the tests for an object that cannot cross the border."""

from typing import NoReturn


class CannotCrossError(Exception):
    """An object of a kind that does not cross was needed on the other side."""

    def __init__(self, type_name: str, *, outbound: bool = False) -> None:
        """Name the type; `outbound` when it is the test that tried to hand it over."""
        super().__init__(f"an object of type {type_name} cannot cross")
        self.type_name = type_name
        self.outbound = outbound


class Placeholder:
    """Equals nothing but itself, without asking the learner's process; any other use says that it cannot cross."""

    def __init__(self, type_name: str) -> None:
        """Stand for an object of type `type_name`."""
        self._type_name = type_name

    def __repr__(self) -> str:
        """Return the name of the type in angle brackets."""
        return f"<{self._type_name}>"

    def _refuse(self, *_arguments: object, **_keywords: object) -> NoReturn:
        raise CannotCrossError(self._type_name)

    def __getattr__(self, name: str) -> NoReturn:
        """Refuse, but answer pytest's and Python's own probing of private names as any object would."""
        if name.startswith("_"):
            raise AttributeError(name)
        raise CannotCrossError(self._type_name)

    __call__ = __iter__ = __len__ = __bool__ = __contains__ = __getitem__ = __setitem__ = _refuse
    __enter__ = __exit__ = __next__ = __int__ = __float__ = __index__ = _refuse
    __lt__ = __le__ = __gt__ = __ge__ = __add__ = __radd__ = __sub__ = __mul__ = __mod__ = __truediv__ = _refuse
