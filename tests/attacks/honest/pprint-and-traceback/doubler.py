import pprint
import traceback

def doubler(n):
    try:
        1 / 0
    except ZeroDivisionError:
        traceback.print_exc()
    pprint.pprint({"n": [n] * 50})
    return n * 2
