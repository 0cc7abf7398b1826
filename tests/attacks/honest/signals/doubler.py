import signal

class Late(Exception):
    pass

def ring(number, frame):
    raise Late

def doubler(n):
    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, 0.02)
    try:
        while True:
            pass
    except Late:
        return n * 2
