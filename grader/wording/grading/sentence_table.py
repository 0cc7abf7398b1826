"""The sentences of each message code, from the fullest to the barest: the first whose values are known is said."""

from collections.abc import Mapping

from grader.wording.catalogue import N_

UNKNOWN = (
    N_("Something unexpected stopped this test: %(raw)s. Show this line to your trainer."),
    N_("Something unexpected stopped this test. Show it to your trainer."),
)

HAND_IN: Mapping[str, tuple[str, ...]] = {
    "missing_file": (
        N_("I cannot find the file %(file)s. Add it to the exercise's folder with this exact name, then push again."),
        N_("I cannot find the file I expect. Read its name in the statement, add it, then push again."),
    ),
    "misplaced_file": (
        N_("I expect %(file)s, and I found %(found)s. Mend its name or its place (capitals count), then push again."),
        N_("A file is in another place than expected. Compare with the statement, then push again."),
    ),
    "empty_file": (
        N_("The file %(file)s is empty. Write your code in it, save it, then push again."),
        N_("A file is empty. Write your code in it, save it, then push again."),
    ),
    "not_utf8": (
        N_("I cannot read a character on line %(line)s of %(file)s. Save the file as UTF-8, then push again."),
        N_("I cannot read a character of your file. Save it as UTF-8, then push again."),
    ),
    "utf16": (
        N_("%(file)s is saved as UTF-16. In your editor, save it as UTF-8, then push again."),
        N_("A file is saved as UTF-16. In your editor, save it as UTF-8, then push again."),
    ),
    "wrong_coding": (
        N_(
            "%(file)s says that it is written in %(coding)s, and cannot be read so. Save it as UTF-8 without that line."
        ),
        N_("A file cannot be read in the encoding that it names. Save it as UTF-8 without that line."),
    ),
    "symlink": (
        N_("%(file)s is a link to another place. Put the file itself there, then push again."),
        N_("A file is a link to another place. Put the file itself there, then push again."),
    ),
    "submodule": (
        N_("%(file)s is another Git repository inside yours. Copy its files without the .git folder, then push again."),
        N_("There is another Git repository inside yours. Copy its files without the .git folder, then push again."),
    ),
    "odd_name": (
        N_("The name %(file)s has a character that nobody can see. Rename it with simple letters, then push again."),
        N_("A file name has a character that nobody can see. Rename it with simple letters, then push again."),
    ),
    "file_too_large": (
        N_(
            "%(file)s weighs %(kilobytes)s\N{NO-BREAK SPACE}kB and the limit is %(limit)s\N{NO-BREAK SPACE}kB. "
            "Make it lighter, then push again."
        ),
        N_("A file is too heavy. Make it lighter, then push again."),
    ),
    "too_much": (
        N_(
            "Your hand-in is too heavy: %(files)s files, %(kilobytes)s\N{NO-BREAK SPACE}kB. "
            "The limits are %(most)s files and %(limit)s\N{NO-BREAK SPACE}kB. The heaviest is %(file)s. "
            "Keep only what the statement asks for, then push again."
        ),
        N_("Your hand-in is too heavy (%(files)s files). Keep only what the statement asks for, then push again."),
        N_("Your hand-in is too heavy. Keep only what the statement asks for, then push again."),
    ),
}

VALUES: Mapping[str, tuple[str, ...]] = {
    "not_equal": (N_("The value is not the expected one yet. Compare both, character by character."),),
    "comparison": (N_("The comparison is not true yet. Look at what each side is worth."),),
    "assertion": (N_("This is not true yet. Read the name of the test and the statement again."),),
    "said": (N_("This is not true yet. Read the name of the test and the statement again."),),
    "did_not_raise": (
        N_("Your code should raise %(type)s here, and nothing happened. Look for the case it must refuse."),
        N_("Your code should raise an error here, and nothing happened. Look for the case it must refuse."),
    ),
    "other_text": (
        N_("The error %(type)s is the right one, but its text is not. Compare both texts."),
        N_("The error is the right one, but its text is not. Compare both texts."),
    ),
    "cannot_cross_size": (N_("The value is too big for the test to read. Does a loop add too much to it?"),),
    "cannot_cross_depth": (N_("The value has too many levels, one in the other, for the test to read it."),),
    "cannot_cross_cycle": (N_("The value holds itself, without end. Look for where it is added to itself."),),
    "cannot_cross_plain": (N_("The value is too big or too deep for the test to read, or holds itself."),),
    "cannot_cross": (
        N_("The test cannot read a value of type %(type)s. Give back a number, a text, a list or a dictionary."),
        N_("The test cannot read this value. Give back a number, a text, a list or a dictionary."),
    ),
    "odd_value": (
        N_("Your code gave back an odd value of type %(type)s. Give back a plain number, text, list or dictionary."),
        N_("Your code gave back an odd value. Give back a plain number, text, list or dictionary."),
    ),
}

STOPS: Mapping[str, tuple[str, ...]] = {
    "lost_folder": (N_("After your script, the test cannot use the folder any more. Look at your rm, mv and chmod."),),
    "raised_otherwise": (
        N_("The error %(awaited)s is expected, and line %(line)s of %(file)s raises %(type)s."),
        N_("The error %(awaited)s is expected, and your code raises %(type)s."),
        N_("Another error is expected than the one that your code raises."),
    ),
    "raised": (
        N_("The program stops at line %(line)s of %(file)s, with the error %(type)s."),
        N_("The program stops with the error %(type)s."),
        N_("The program stops with an error. Run your file on your machine to see it."),
    ),
    "missing_name": (
        N_("%(declared)s is in %(file)s, but the file does not export it. Write export in front of it."),
        N_("%(private)s is in %(file)s, but `private` hides it. Remove this word."),
        N_("%(instance)s is in %(file)s, but is not `static`. Write this word before its type."),
        N_("I cannot find %(name)s in %(file)s, which has %(near)s. Check how both are spelled."),
        N_("I cannot find %(name)s in %(file)s. Check how it is spelled, capitals included."),
        N_("I cannot find %(name)s in your file. Check how it is spelled, capitals included."),
        N_("A name that the test asks for is not in your file. Check how it is spelled, capitals included."),
    ),
    "syntax_error": (
        N_("%(runner)s cannot read line %(line)s of %(file)s."),
        N_("%(runner)s cannot read your file. Run it on your machine to see where."),
    ),
    "import_error": (
        N_("%(file)s stops while it loads, at line %(line)s, with the error %(type)s."),
        N_("Your file stops while it loads, with the error %(type)s."),
        N_("Your file stops while it loads. Run it on your machine to see where."),
    ),
    "missing_module": (
        N_("Line %(line)s of %(file)s: your file %(hides)s hides a module of %(runner)s. Give it another name."),
        N_("Line %(line)s of %(file)s imports %(name)s, which is not here. %(runner)s knows %(near)s."),
        N_(
            "Line %(line)s of %(file)s imports %(name)s, which is not here. "
            "Check its name, or do without it as the statement says."
        ),
        N_("The module %(name)s is not here. Check its name, or do without it as the statement says."),
        N_("A module that you import is not here. Check its name, or do without it as the statement says."),
    ),
    "exited": (
        N_("Your program closes by itself at line %(line)s of %(file)s. Remove what ends it there, then push again."),
        N_("Your program closes by itself. Look for %(ends)s and remove it, then push again."),
        N_("Your program closes by itself. Look for what ends it and remove it, then push again."),
    ),
    "killed": (
        N_("The system stopped your program at once (%(signal)s). Often a function calls itself without end."),
        N_("The system stopped your program at once. Often a function calls itself without end."),
    ),
    "timed_out": (
        N_(
            "Your program did not finish in %(seconds)s\N{NO-BREAK SPACE}s. "
            "In the loop of line %(loop)s of %(file)s, nothing changes `%(unchanged)s`. Change it in there."
        ),
        N_(
            "Your program did not finish in %(seconds)s\N{NO-BREAK SPACE}s. "
            "At the end it was at line %(line)s of %(file)s. Look for a loop around it that never ends."
        ),
        N_(
            "Your program did not finish in %(seconds)s\N{NO-BREAK SPACE}s. "
            "Look for a loop that never ends, or one %(asks)s too many."
        ),
        N_("Your program did not finish in %(seconds)s\N{NO-BREAK SPACE}s. Look for a loop that never ends."),
        N_("Your program did not finish in time. Look for a loop that never ends, or one %(asks)s too many."),
        N_("Your program did not finish in time. Look for a loop that never ends."),
    ),
    "memory": (
        N_(
            "Your program asks for too much memory at line %(line)s of %(file)s. "
            "Look for a list or a text that grows without end."
        ),
        N_("Your program asks for too much memory. Look for a list or a text that grows without end."),
    ),
    "output": (
        N_(
            "Your program shows text without end. "
            "In the loop of line %(loop)s of %(file)s, nothing changes `%(unchanged)s`. Change it in there."
        ),
        N_(
            "Your program shows too much text. It was stopped at line %(line)s of %(file)s. "
            "Look for %(shows)s in a loop that never ends."
        ),
        N_("Your program shows too much text. Look for %(shows)s in a loop that never ends."),
        N_("Your program shows too much text. Look for what shows it in a loop that never ends."),
    ),
    "processes": (N_("Your program starts too many others. Remove what starts programs, then push again."),),
    "disk": (N_("Your program writes too much to disk. Look for a file that grows without end."),),
}

PROGRAMS: Mapping[str, tuple[str, ...]] = {
    "text_asks": (
        N_("Your program waits for an answer before it shows “%(awaited)s”."),
        N_("Your program waits for an answer too soon. Compare what it shows with the statement."),
    ),
    "nothing_asks": (
        N_("Your program waits for an answer and shows nothing. “%(awaited)s” is expected first."),
        N_("Your program waits for an answer and shows nothing. Show the question first."),
    ),
    "line_asks": (N_("Your program waits for an answer, and a whole line is expected first."),),
    "text_ended": (
        N_("Your program ends before it shows “%(awaited)s”."),
        N_("Your program ends too soon. Compare what it shows with the statement."),
    ),
    "no_match": (N_("What your program shows has not the expected form."),),
    "status": (
        N_("Your program ends with status %(status)s, and %(wanted)s is expected."),
        N_("Your program ends with another status than expected."),
    ),
    "line_ended": (N_("Your program ends, and one more line is expected."),),
    "complained": (
        N_("Line %(line)s of %(file)s does not work."),
        N_("A command of your file does not work."),
    ),
}

NATIVE: Mapping[str, tuple[str, ...]] = {
    "native": (
        N_("The test says: %(told)s"),
        N_("This is not true yet. Read the name of the test and the statement again."),
    ),
    "native_stopped": (
        N_("The tests did not come to their end: %(told)s"),
        N_("The tests did not come to their end. Does your program close by itself? Look for %(ends)s."),
        N_("The tests did not come to their end. Does your program close by itself?"),
    ),
}

QUERIES: Mapping[str, tuple[str, ...]] = {
    "query_error": (
        N_("%(type)s stops at line %(line)s, column %(column)s, of %(file)s."),
        N_("%(type)s stops at line %(line)s of %(file)s."),
        N_("The database stops at your query. Run your file on your machine to see where."),
    ),
    "query_timed_out": (
        N_(
            "Your query did not finish in %(seconds)s\N{NO-BREAK SPACE}s. "
            "Look for a join without its condition, or a recursion without end."
        ),
        N_("Your query did not finish in time. Look for a join without its condition, or a recursion without end."),
    ),
    "too_many_rows": (N_("Your query gives far too many rows. Look for a join without its condition (ON)."),),
    "no_query": (
        N_("I find no query in %(file)s. Write yours in it, save it, then push again."),
        N_("I find no query in your file. Write yours in it, save it, then push again."),
    ),
    "statement_count": (
        N_(
            "Queries in %(file)s: %(actual_count)s, and %(expected_count)s expected. "
            "Each query ends with a semicolon (;)."
        ),
        N_("The number of queries is not the expected one. Each query ends with a semicolon (;)."),
    ),
    "asked_in_vain": (
        N_("After your file, the test asks “%(query)s”, and the database cannot answer."),
        N_("After your file, the database cannot answer what the test asks. Check the names that you give."),
    ),
}

COURSE: Mapping[str, tuple[str, ...]] = {
    "protocol": (N_("Result not kept: the program interfered with the course of the tests"),),
    "needs": (
        N_("Not run: it starts once “%(title)s” passes."),
        N_("Not run: another test must pass first."),
    ),
    "ended_first": (N_("Not run: the program stopped before this test."),),
    "suite_error": (N_("The exercise itself has a problem. It is not your code, and your trainer will see it."),),
    "platform": (N_("Something broke on our side. It is not your code, this try does not count, and the team knows."),),
}

SENTENCES: Mapping[str, tuple[str, ...]] = {**HAND_IN, **VALUES, **STOPS, **PROGRAMS, **NATIVE, **QUERIES, **COURSE}
