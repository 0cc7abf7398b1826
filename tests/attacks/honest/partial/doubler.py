from functools import partial
from operator import mul

doubler = partial(mul, 2)
