def doubler(n):
    return type('X' * 1_000_000, (), {})()
