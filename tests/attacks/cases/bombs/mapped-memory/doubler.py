import mmap

def doubler(n):
    held = []
    while True:
        held.append(mmap.mmap(-1, 4 << 20))
        held[-1].write(b"x" * (4 << 20))
