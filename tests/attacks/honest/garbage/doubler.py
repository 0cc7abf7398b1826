import gc
import weakref

class Node:
    def __init__(self, n):
        self.n, self.me = n, self

    def __del__(self):
        Node.last = self.n

def doubler(n):
    node = Node(n)
    seen = weakref.ref(node)
    value = seen().n * 2
    del node
    gc.collect()
    return value
