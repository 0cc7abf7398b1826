"""A till."""
from __future__ import annotations

import string


def total(prices: list[int]) -> str:
    a = 0
    for i in range(len(prices)):
        if prices[i] in string.digits if isinstance(prices[i], str) else True:
            a = a + int(prices[i])
    b = str(a % 100)
    if len(b) < 2:
        b = "0" + b
    return str(a // 100) + "," + b
