import sys

def doubler(n):
    sys.exit(10**30)
