def doubler(n):
    return m if -10**9 < (m := n + n) < 10**9 else None
