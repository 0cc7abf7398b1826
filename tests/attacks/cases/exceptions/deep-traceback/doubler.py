import sys

sys.setrecursionlimit(30_000)

def fall(n):
    if n == 0:
        raise ValueError("at the bottom")
    fall(n - 1)

def doubler(n):
    fall(20_000)
