"""What a class of the learner's has under its names, as the tests see it: values asked for, methods that ask."""

from runner_images.common.proxies.handles import is_handle


class ProxyMember:
    """A name in a class of the learner's."""

    def __init__(self, owner: type, name: str, *, method: bool) -> None:
        """Stand for `name` in the class `owner`; `method`: it is called more often than looked at."""
        self.owner = owner
        self.name = name
        self._method = method

    def __get__(self, handle: object, kind: type) -> object:
        """Return the value that the object, or the class, has there; of a method, something to call."""
        target = kind if handle is None else handle
        if self._method:
            return ProxyMethod(target, self.name, self.owner)
        border = self.owner.__learner_kind__.border  # type: ignore[attr-defined]
        if handle is not None and type(handle) is not self.owner:
            return border.operate("get", self.owner, self.name)
        return border.operate("get", target, self.name)


class ProxyMethod:
    """A method of the learner's, bound to one of their objects or classes: one request a call."""

    def __init__(self, target: object, name: str, owner: type) -> None:
        """Stand for `target.name`, found in the class `owner`."""
        self.__self__ = target
        self.__name__ = name
        self.__qualname__ = f"{owner.__name__}.{name}"
        self._owner = owner
        self._border = owner.__learner_kind__.border  # type: ignore[attr-defined]

    def __call__(self, /, *arguments: object, **keywords: object) -> object:
        """Have the learner's process call it."""
        target = self.__self__
        if is_handle(target) and type(target) is not self._owner:
            # Found through `super()` by a class of the tests' own.
            return self._border.operate("method_as", self._owner, target, self.__name__, *arguments, **keywords)
        return self._border.operate("method", target, self.__name__, *arguments, **keywords)

    def __getattr__(self, name: str) -> object:
        """Return what a decorator of theirs left on the method."""
        if name.startswith("__"):
            raise AttributeError(name)
        return self._border.operate("get", self, name)

    @property
    def __doc__(self) -> object:  # type: ignore[override]
        """What their method says of itself."""
        return self._border.operate("get", self, "__doc__")

    def __eq__(self, other: object) -> bool:
        """Tell whether both are the same method of the same object."""
        return type(other) is ProxyMethod and self.__self__ is other.__self__ and self.__name__ == other.__name__

    def __hash__(self) -> int:
        """Hash as an equal one."""
        return hash((id(self.__self__), self.__name__))

    def __repr__(self) -> str:
        """Return what Python would say, the object left out."""
        return f"<bound method {self.__qualname__}>"
