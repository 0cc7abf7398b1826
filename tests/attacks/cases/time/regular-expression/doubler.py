import re

def doubler(n):
    return re.match(r'(a+)+$', 'a' * 64 + 'b')
