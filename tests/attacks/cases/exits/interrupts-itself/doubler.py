import _thread
import time

def doubler(n):
    _thread.interrupt_main()
    time.sleep(0.2)
    return None
