import os
import threading
import time

def burn():
    while True:
        sum(range(10_000))

try:
    for k in range(2_000):
        open(f"/tmp/{k}", "w").close()
except OSError:
    pass
try:
    open("/dev/shm/full", "wb").write(b"x" * (2 << 20))
except OSError:
    pass

def doubler(n):
    return None
