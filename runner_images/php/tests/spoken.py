"""PHP, as the tests' side speaks it."""

from datetime import time, timedelta
from decimal import Decimal
from fractions import Fraction

from runner_images.common.tests.suite_language import OF_ANY_LANGUAGE, SuiteLanguage
from runner_images.php.tests import vocabulary
from runner_images.php.tests.php_notation import NOTATION, again, modules

LANGUAGE = SuiteLanguage(
    modules=modules,
    notation=NOTATION,
    command="php",
    again=again,
    named="{}: {}".format,
    differences=OF_ANY_LANGUAGE,
    types={
        "str": "string",
        "bytes": "string",
        "list": "array",
        "tuple": "array",
        "dict": "array",
        "NoneType": "null",
        "datetime": "DateTimeImmutable",
    },
    vocabulary={"php": vocabulary},
    errors=vocabulary.ERRORS,
    without=frozenset((complex, slice, Decimal, Fraction, time, timedelta, type(Ellipsis), type(NotImplemented))),
)
