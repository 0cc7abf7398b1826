from __future__ import annotations, division, print_function

import this

def doubler(n):
    return n * 2
