import os
import sys

ICI = os.path.dirname(os.path.abspath(__file__))
assert os.path.samefile(ICI, os.getcwd())
assert "doubler.py" in os.listdir(".")
arguments = sys.argv[1:]

def doubler(n):
    return int(arguments[0]) if arguments else n * 2
