"""JavaScript, as the tests' side speaks it."""

from datetime import time, timedelta
from decimal import Decimal
from fractions import Fraction

from runner_images.common.tests.suite_language import OF_ANY_LANGUAGE, SuiteLanguage
from runner_images.javascript.tests import vocabulary
from runner_images.javascript.tests.javascript_notation import NOTATION, again, modules

LANGUAGE = SuiteLanguage(
    modules=modules,
    notation=NOTATION,
    command="node",
    again=again,
    named="{{ {}: {} }}".format,
    nothing=vocabulary.undefined,
    differences=OF_ANY_LANGUAGE,
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
