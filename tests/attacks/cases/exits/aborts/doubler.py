import os

def doubler(n):
    os.abort()
