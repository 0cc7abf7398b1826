"""PHP, as the tests' side speaks it."""

from datetime import time, timedelta
from decimal import Decimal
from fractions import Fraction

from runner_images.common.tests.suite_language import SuiteLanguage
from runner_images.php.tests import vocabulary
from runner_images.php.tests.php_notation import NOTATION, again, modules

LANGUAGE = SuiteLanguage(
    modules=modules,
    notation=NOTATION,
    command="php",
    again=again,
    named="{}: {}".format,
    differences={
        "printed_not_returned": "shown_not_given",
        "printed_only": "shown_only",
        "returned_not_printed": "given_not_shown",
        "changed_in_place": "changed_not_given",
        "no_return": "gives_nothing",
        "none": "nothing",
        "number_in_text": "number_between_quotes",
        "rounding": "rounded_otherwise",
        "decimals": "decimals_otherwise",
    },
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
