"""Java, as the tests' side speaks it."""

from fractions import Fraction

from runner_images.common.tests.suite_language import SuiteLanguage
from runner_images.java.tests import vocabulary
from runner_images.java.tests.java_notation import NOTATION, again, modules

LANGUAGE = SuiteLanguage(
    modules=modules,
    notation=NOTATION,
    command="java",
    again=again,
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
