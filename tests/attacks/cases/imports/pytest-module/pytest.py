import sys

def main(*a, **k):
    return 0


sys.exit(0)
