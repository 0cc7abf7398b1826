"""JavaScript, as the tests' side speaks it."""

from datetime import time, timedelta
from decimal import Decimal
from fractions import Fraction

from runner_images.common.tests.suite_language import SuiteLanguage
from runner_images.javascript.tests import vocabulary
from runner_images.javascript.tests.javascript_notation import NOTATION, again, modules

LANGUAGE = SuiteLanguage(
    modules=modules,
    notation=NOTATION,
    command="node",
    again=again,
    named="{{ {}: {} }}".format,
    nothing=vocabulary.undefined,
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
        "int": "number",
        "float": "number",
        "bool": "boolean",
        "list": "array",
        "dict": "object",
        "set": "Set",
        "OrderedDict": "Map",
        "NoneType": "null",
        "Undefined": "undefined",
        "datetime": "Date",
        "bytearray": "Uint8Array",
    },
    vocabulary={"javascript": vocabulary},
    singles={"undefined": vocabulary.undefined},
    errors=vocabulary.ERRORS,
    without=frozenset((complex, slice, Decimal, Fraction, time, timedelta, type(Ellipsis), type(NotImplemented))),
)
