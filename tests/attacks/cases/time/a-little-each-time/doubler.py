import time

def doubler(n):
    time.sleep(0.9)
    return None if n < -100 else n * 2
