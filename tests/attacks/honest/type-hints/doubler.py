from __future__ import annotations

from typing import Final, Optional, TypeVar, Union

Number = TypeVar("Number", int, float)
FACTOR: Final[int] = 2


def doubler(n: Number, *, factor: Optional[Union[int, float]] = None) -> Number:
    result: Number = n * (factor or FACTOR)
    return result
