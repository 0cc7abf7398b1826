package stub;

import java.util.List;

/** What the tests know by a class of Python's own: a name that is not there, the end of an iterator. */
final class Ending extends RuntimeException {
    final String type;
    final String python;
    final List<Object> values;
    final Place place;
    /** What the language itself says of it, where that is more than type and text. */
    final String raw;

    Ending(String type, String python, String text, List<Object> values, Place place, String raw) {
        super(text, null, false, false);
        this.type = type;
        this.python = python;
        this.values = values;
        this.place = place;
        this.raw = raw;
    }

    /** Return the error of who asks for what is not there, in the words of Java's own reflection. */
    static Ending of(String type, String python, String text) {
        return new Ending(type, python, text, List.of(text), null, null);
    }
}
