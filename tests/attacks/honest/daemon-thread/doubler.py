import threading
import time

def doubler(n):
    threading.Thread(target=time.sleep, args=(30,), daemon=True).start()
    return n * 2
