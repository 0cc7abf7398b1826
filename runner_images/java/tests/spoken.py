"""Java, as the tests' side speaks it."""

from fractions import Fraction

from runner_images.common.tests.suite_language import OF_ANY_LANGUAGE, SuiteLanguage
from runner_images.java.tests import vocabulary
from runner_images.java.tests.java_notation import NOTATION, again, modules

LANGUAGE = SuiteLanguage(
    modules=modules,
    notation=NOTATION,
    command="java",
    again=again,
    differences=OF_ANY_LANGUAGE,
    types={
        "str": "String",
        "int": "int",
        "float": "double",
        "bool": "boolean",
        "bytes": "byte[]",
        "list": "List",
        "tuple": "List",
        "set": "Set",
        "frozenset": "Set",
        "dict": "Map",
        "NoneType": "null",
        "Decimal": "BigDecimal",
        "date": "LocalDate",
        "time": "LocalTime",
        "datetime": "LocalDateTime",
        "timedelta": "Duration",
    },
    vocabulary={"java": vocabulary},
    errors=vocabulary.ERRORS,
    without=frozenset((complex, slice, Fraction, type(Ellipsis), type(NotImplemented))),
)
