"""What the tests raise when an object or an operation does not pass the border."""


class CannotCrossError(Exception):
    """An object of a kind that does not cross was needed on the other side."""

    def __init__(self, type_name: str, *, outbound: bool = False, why: str = "", obstacle: str = "kind") -> None:
        """Name the type; `outbound` when it is the test that asks for what cannot be, and the rest is for its author.

        Args:
            type_name: the type's name, or what else names the value best.
            outbound: it was on its way to the learner's process.
            why: a sentence.
            obstacle: `kind`, `size`, `depth`, `cycle`, `other_check` or `for_all`: PROTOCOL.md says what each means.
        """
        super().__init__(why or f"an object of type {type_name} cannot cross")
        self.type_name = type_name
        self.outbound = outbound
        self.obstacle = obstacle


def never_ours(name: str, value: object) -> object:
    """Return what a learner's name stands for; a class that the tests' own failure is of is another one.

    `pytest.raises` of such a name would swallow the assertion that judges the learner.
    """
    ours = any(value is kind for kind in (AssertionError, Exception, BaseException))
    return type(name, (Exception,), {}) if ours else value
