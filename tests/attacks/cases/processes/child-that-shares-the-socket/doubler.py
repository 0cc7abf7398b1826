import os

def doubler(n):
    os.fork()
    return None
