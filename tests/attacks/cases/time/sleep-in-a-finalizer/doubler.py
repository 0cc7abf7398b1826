import time

class Slow:
    def __del__(self):
        time.sleep(3600)

def doubler(n):
    Slow()
    return None
