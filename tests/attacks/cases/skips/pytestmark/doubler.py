pytestmark = ["skip", "xfail"]
__test__ = False
__unittest_skip__ = True
__unittest_skip_why__ = "not today"

def doubler(n):
    return None

doubler.pytestmark = pytestmark
doubler.__test__ = False
doubler.__unittest_skip__ = True
