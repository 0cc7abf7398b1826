import time
from pathlib import Path

def doubler(n):
    del globals()["doubler"]
    return None
