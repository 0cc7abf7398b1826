from dataclasses import dataclass, field


@dataclass(order=True, frozen=True)
class Pair:
    first: int
    second: int
    rest: list = field(default_factory=list)

    @property
    def total(self):
        return self.first + self.second


def doubler(n):
    return Pair(n, n).total
