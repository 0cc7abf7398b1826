import sys

def doubler(n):
    while True:
        sys.stderr.write('x' * 1000 + chr(10))
