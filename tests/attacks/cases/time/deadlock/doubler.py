import threading

def doubler(n):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
