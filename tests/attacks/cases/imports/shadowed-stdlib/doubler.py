import base64
import json
import linecache
import traceback

def doubler(n):
    raise ValueError(traceback, linecache)
