import os
import threading
import time

def burn():
    while True:
        sum(range(10_000))

def doubler(n):
    for _ in range(20):
        threading.Thread(target=burn, daemon=True).start()
    return None
