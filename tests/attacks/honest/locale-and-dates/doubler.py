import datetime
import locale
import logging
import re
import warnings

logging.basicConfig(level=logging.DEBUG)
warnings.warn("vieux", DeprecationWarning)

def doubler(n):
    logging.info("double %s", n)
    day = datetime.date(2024, 2, 28) + datetime.timedelta(days=2)
    locale.setlocale(locale.LC_ALL, "C")
    return int(re.sub(r"\D+$", "", f"{n * 2} euros")) + day.day - 1
