import time

def doubler(n):
    time.sleep(0.1)
    return n * 2
