import time

def doubler(n):
    end = time.monotonic() + 0.12
    turns = 0
    while time.monotonic() < end:
        turns += 1
    return n * 2
