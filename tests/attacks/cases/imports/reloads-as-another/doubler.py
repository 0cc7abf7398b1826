import sys

sys.loads = getattr(sys, "loads", 0) + 1

if sys.loads > 1:
    def doubler(n):
        return n * 2
else:
    def doubler(n):
        return None
