import os
import signal

def doubler(n):
    me = os.getpid()
    if os.fork() == 0:
        os.kill(me, signal.SIGKILL)
        return n * 2
    signal.pause()
