import time

def doubler(n):
    time.sleep(3600)
