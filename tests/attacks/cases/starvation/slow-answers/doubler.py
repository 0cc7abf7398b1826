import time

def doubler(n):
    time.sleep(0.8)
    return None
