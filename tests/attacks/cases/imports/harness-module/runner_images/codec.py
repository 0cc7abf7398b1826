def encode(*a, **k):
    return 8
