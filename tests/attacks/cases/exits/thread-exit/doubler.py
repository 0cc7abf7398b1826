import _thread
import threading
import time

def doubler(n):
    threading.Thread(target=time.sleep, args=(5,)).start()
    _thread.exit()
