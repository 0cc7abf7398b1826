import sys

def greet():
    while True:
        sys.stdin.read()

add = greet
