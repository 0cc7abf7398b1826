from pathlib import Path

def doubler(n):
    k = 0
    while True:
        k += 1
        Path(f"file{k}").touch()
