import os
import select
import signal

def doubler(n):
    if os.fork() == 0:
        signal.pause()
    select.select([], [], [], 2)
    os.wait()
