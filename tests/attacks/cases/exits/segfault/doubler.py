import faulthandler

def doubler(n):
    faulthandler._sigsegv()
