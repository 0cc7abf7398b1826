import threading
import time

def doubler(n):
    while True:
        threading.Thread(target=time.sleep, args=(60,)).start()
