"""In what an obtained value differs from the expected one, in a sentence; the words are those of PROTOCOL.md."""

from collections.abc import Mapping

from grader.domain.text import Language, Message
from grader.wording.catalogue import N_, gettext_for
from grader.wording.quoting import quotable

SENTENCES: Mapping[str, str] = {
    "printed_not_returned": N_("Your code prints the value and gives back None. Replace print by return."),
    "printed_only": N_("Your code prints something and gives back None. Look for the missing return."),
    "returned_not_printed": N_("Your code gives the text back, but shows nothing. Show it with print()."),
    "changed_in_place": N_("Your code changes the list that it receives and gives back None, as .sort() does."),
    "no_return": N_("Your code gives back None. Is a return missing, or is it what .sort() gives?"),
    "none": N_("None means “no value”. Is a return missing?"),
    "function": N_("This is a function, not its result. Call it with parentheses: ()."),
    "number_in_text": N_("This is a text that reads like the number. Give the number itself, without quotes or str()."),
    "comma": N_("This is a tuple: a comma between two values makes one. A number is written with a point."),
    "error_returned": N_("Your code gives the error back. To raise it, replace return by raise."),
    "braces": N_("%(word)s stands in the text as it is written. Is the f before the quotes missing?"),
    "type": N_("The type is not the expected one: %(expected_type)s is expected, and it is %(actual_type)s."),
    "composed": N_("The letters look the same, but the accents are written as separate characters on one side."),
    "hard_space": N_("A space is a no-break space. Replace it by the space of your keyboard, or the reverse."),
    "hidden": N_("One of the texts has a character that nobody can see."),
    "lookalike": N_("Two characters look alike: %(actual_character)s stands where %(expected_character)s is expected."),
    "line_end_extra": N_("There is a line end too many at the end."),
    "line_end_missing": N_("A line end is missing at the end."),
    "blank_around": N_("The spaces at the beginning or at the end are different."),
    "blank_extra": N_("There is one space too many. All the rest is right."),
    "blank_missing": N_("One space is missing. All the rest is right."),
    "blanks": N_("Only the spaces or line ends are different."),
    "capitals": N_("Only the capital letters are different."),
    "accents": N_("Only the accents are different."),
    "punctuation": N_("Only the punctuation or the spaces are different."),
    "lines": N_("Number of lines: %(actual_count)s, and %(expected_count)s expected."),
    "line": N_("“%(actual_line)s” stands where “%(expected_line)s” is expected."),
    "line_missing": N_("The line “%(expected_line)s” is missing."),
    "line_extra": N_("The line “%(actual_line)s” is one too many."),
    "word": N_("One word is different: “%(actual_word)s” where “%(expected_word)s” is expected."),
    "word_missing": N_("One word is missing: “%(expected_word)s”."),
    "word_extra": N_("There is one word too many: “%(actual_word)s”."),
    "number": N_("The number %(actual_word)s stands where %(expected_word)s is expected."),
    "number_missing": N_("A number is missing: %(expected_word)s."),
    "number_extra": N_("There is a number too many: %(actual_word)s."),
    "not_a_number": N_("NaN: somewhere a calculation uses what is not a number. Check the names and the values in it."),
    "decimals": N_('The number is right. Decimals to write: %(digits)s, as f"{x:.%(digits)sf}" does.'),
    "decimals_otherwise": N_("The number is right. Decimals to write: %(digits)s, as in %(expected_word)s."),
    "whole": N_("The number is right, but it is expected without a point: %(expected_word)s."),
    "floored": N_("What comes after the point is lost. Look for a whole division or a rounding."),
    "sign": N_("The number is right, but its sign is not: plus or minus."),
    "one_off": N_("You are just 1 away. Look at where your counting begins and ends."),
    "rounding": N_("The number is right but for its rounding. Decimals expected: %(digits)s. See round()."),
    "nearly": N_("The numbers are almost equal: only the last decimals differ."),
    "shown_not_given": N_("Your code shows the value and gives nothing back. Give it back with return."),
    "shown_only": N_("Your code shows something and gives nothing back. Look for the missing return."),
    "given_not_shown": N_("Your code gives the text back, but does not show it."),
    "changed_not_given": N_("Your code changes the list that it receives, and gives nothing back."),
    "gives_nothing": N_("Your code gives nothing back. Is a return missing?"),
    "nothing": N_("There is no value here. Is a return missing?"),
    "number_between_quotes": N_("This is a text that reads like the number. Give the number itself."),
    "rounded_otherwise": N_("The number is right but for its rounding. Decimals expected: %(digits)s."),
    "order": N_("All the right items are there, in another order."),
    "too_many": N_("Items: %(actual_count)s, and %(expected_count)s expected. The first one too many: %(item)s."),
    "too_few": N_("Items: %(actual_count)s, and %(expected_count)s expected. The first one missing: %(item)s."),
    "length": N_("Items: %(actual_count)s, and %(expected_count)s expected."),
    "missing_key": N_("The key %(item)s is missing."),
    "extra_key": N_("There is a key too many: %(item)s."),
    "missing_keys": N_("These keys are missing: %(item)s."),
    "extra_keys": N_("These keys are too many: %(item)s."),
    "missing_item": N_("The item %(item)s is missing."),
    "extra_item": N_("There is an item too many: %(item)s."),
    "tree_missing": N_("The file %(item)s is missing."),
    "tree_missing_folder": N_("The folder %(item)s is missing."),
    "tree_extra": N_("The file %(item)s is one too many."),
    "tree_extra_folder": N_("The folder %(item)s is one too many."),
    "tree_moved": N_("%(found)s should be %(item)s."),
    "tree_no_folder": N_("%(item)s should be a folder, and it is a file."),
    "tree_folder": N_("%(item)s should be a file, and it is a folder."),
    "tree_content": N_("The file %(item)s does not hold what is expected."),
    "no_rows": N_("Your query gives no row. Rows expected: %(expected_count)s."),
    "row_extra": N_("There is a row too many: %(item)s."),
    "rows_extra": N_("Rows: %(actual_count)s, and %(expected_count)s expected. The first one too many: %(item)s."),
    "row_missing": N_("A row is missing: %(item)s."),
    "rows_missing": N_("Rows: %(actual_count)s, and %(expected_count)s expected. The first one missing: %(item)s."),
    "row_repeated": N_(
        "The row %(item)s comes %(actual_count)s times, and %(expected_count)s expected. Does a join repeat it?"
    ),
    "row_order": N_(
        "All the right rows are there, in another order. Row %(row)s should be: %(inner_expected)s. See ORDER BY."
    ),
    "rows_differ": N_("A row is missing: %(item)s. Another one is too many: %(inner_actual)s."),
    "cell": N_("Row %(row)s, column %(column)s: %(inner_actual)s where %(inner_expected)s is expected."),
    "columns_swapped": N_("The right values are there, but the columns are in another order."),
    "column_name": N_("A column is called %(inner_actual)s, and %(item)s is expected. AS gives a column its name."),
    "column_missing": N_("The column %(item)s is missing."),
    "column_extra": N_("There is a column too many: %(item)s."),
    "column_order": N_("All the right columns are there, in another order."),
    "status_200": N_("The server answers that all went well (200)."),
    "status_301": N_("The server sends to another address (301)."),
    "status_302": N_("The server sends to another address (302)."),
    "status_303": N_("The server sends to another address (303)."),
    "status_308": N_("The server sends to another address (308). Is there a / too many or too few at the end?"),
    "status_400": N_("400: a value that your code reads is missing in the request."),
    "status_401": N_("401: the server asks who is there."),
    "status_403": N_("403: the server refuses."),
    "status_404": N_("404: no function answers this address. Compare it with the statement, letter by letter."),
    "status_405": N_("405: this address exists, but for another method: GET, POST…"),
    "status_415": N_("415: your code waits for JSON, and the request sends a form."),
    "status_422": N_("422: the server does not accept these values."),
    "status_500": N_("500: your code stops on an error while it answers."),
    "column_count": N_("Columns: %(actual_count)s, and %(expected_count)s expected."),
}
LINE = N_("Line %(line)s of the text:")
PLACE = N_("First difference at %(place)s: %(inner_actual)s where %(inner_expected)s is expected.")

BESIDE = frozenset({"said", "no_match", "text_asks", "text_ended"})
"""Codes of messages whose own sentence comes first, and that of the difference behind it."""

TYPES: Mapping[str, str] = {
    "str": N_("a text (str)"),
    "int": N_("a whole number (int)"),
    "float": N_("a decimal number (float)"),
    "bool": N_("True or False (bool)"),
    "list": N_("a list"),
    "tuple": N_("a tuple"),
    "dict": N_("a dictionary"),
    "set": N_("a set"),
    "NoneType": N_("None"),
    "generator": N_("a generator"),
    "string": N_("a text (string)"),
    "number": N_("a number"),
    "boolean": N_("true or false (boolean)"),
    "array": N_("an array"),
    "object": N_("an object"),
    "null": N_("null"),
    "undefined": N_("undefined"),
}


def difference_sentence(message: Message | None, language: Language) -> str:
    """Return in what the values differ; an empty text where the message does not say, or says it in unknown words."""
    text = gettext_for(language).gettext
    if message is None or "difference" not in message.params:
        return ""
    values = {name: quotable(message.value(name)) for name in message.params}
    for name in ("expected_type", "actual_type"):
        if name in values:
            values[name] = text(TYPES[values[name]]) if values[name] in TYPES else values[name]
    parts = [PLACE] if message.value("place") else []
    parts += [SENTENCES[word] for word in [message.value("difference")] if word in SENTENCES]
    try:
        told = " ".join(text(part) % values for part in parts)
        return _of_line(text(LINE) % values, told) if told and "line" in values else told
    except KeyError:
        # A process in shared isolation may say anything.
        return ""


def _of_line(line: str, told: str) -> str:
    """Return a sentence behind the line that it is about."""
    return f"{line} {told[0].lower()}{told[1:]}"
