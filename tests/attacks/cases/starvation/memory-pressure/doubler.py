import os
import threading
import time

def burn():
    while True:
        sum(range(10_000))

for _ in range(3):
    if os.fork() == 0:
        held = bytearray(30 << 20)
        for place in range(0, len(held), 4096):
            held[place] = 1
        time.sleep(60)

def doubler(n):
    held = bytearray(20 << 20)
    return None
