import sys

sys.setrecursionlimit(20_000)

def down(n):
    return 0 if n == 0 else 2 + down(n - 1)

def doubler(n):
    sign = -1 if n < 0 else 1
    n = abs(n)
    return sign * (down(n % 5_000) + 2 * (n - n % 5_000))
