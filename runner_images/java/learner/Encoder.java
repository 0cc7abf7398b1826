package stub;

import java.util.IdentityHashMap;
import java.util.Map;

/** The way out: a value of Java as the tagged JSON text that the tests read. */
final class Encoder {
    private static final int NODES = 200_000;
    private static final int NUMBERS_A_NODE = 10;
    private static final int DEEPEST = 100;
    private static final int CHARACTERS = 8 << 20;

    private final Shelf shelf;
    private final Exported exported;
    private final Map<Object, Object> trail = new IdentityHashMap<>();
    private int room = NODES;
    private int characters;
    private int numbers;

    /** Keep containers on `shelf`; without one they are copies. */
    Encoder(Shelf shelf, Exported exported) {
        this.shelf = shelf;
        this.exported = exported;
    }

    /** Return a value as JSON. */
    String encode(Object value) {
        StringBuilder written = new StringBuilder();
        write(written, value, 0, false);
        return written.toString();
    }

    /** Return what a container on the shelf holds now. */
    String whole(Object container) {
        StringBuilder written = new StringBuilder();
        write(written, container, 0, true);
        return written.toString();
    }

    private void write(StringBuilder written, Object value, int depth, boolean whole) {
        if (--room < 0) {
            throw new CannotCross(typeOf(value), "size");
        }
        if (depth > DEEPEST) {
            throw new CannotCross(typeOf(value), "depth");
        }
        switch (value) {
            case null -> written.append("null");
            case Boolean truth -> written.append(truth);
            case Character letter -> written.append(Json.quote(letter.toString()));
            case String text -> written.append(text(text));
            default -> writeOther(written, value, depth, whole);
        }
    }

    private void writeOther(StringBuilder written, Object value, int depth, boolean whole) {
        String number = value instanceof Number one ? Numbers.written(one) : null;
        String plain = number != null ? number : Moments.written(value);
        if (plain != null) {
            if (++numbers % NUMBERS_A_NODE != 0 && number != null) {
                room++; // a number is a tenth of what others are
            }
            written.append(plain);
        } else if (Shelf.holds(value)) {
            container(written, value, depth, whole);
        } else {
            written.append(exported.depart(value));
        }
    }

    private String text(String value) {
        characters += value.length();
        if (characters > CHARACTERS) {
            throw new CannotCross("String", "size");
        }
        return Json.quote(value);
    }

    private void container(StringBuilder written, Object value, int depth, boolean whole) {
        Shelf.Entry entry = shelf == null ? null : shelf.entryOf(value);
        if (trail.containsKey(value)) {
            throw new CannotCross(typeOf(value), "cycle");
        }
        if (entry != null && !whole) {
            written.append("{\"same\":").append(entry.number).append('}');
            return;
        }
        Object[] content = Shelf.contentOf(value);
        String tag = entry == null ? Shelf.tagOf(value) : entry.tag;
        if (tag.equals("set") && !areHashable(content, 1)) {
            tag = "list";
        }
        if (value instanceof Map && !areHashable(content, 2)) {
            throw new CannotCross("Map<List, …>", "kind");
        }
        int number = entry != null ? entry.number : shelf != null ? shelf.nextNumber() : exported.nextCopy();
        String aside = entry == null ? "" : entry.aside;
        written.append("{\"").append(tag).append("\":[").append(number).append(aside);
        trail.put(value, value);
        for (int place = 0; place < content.length; place++) {
            written.append(',');
            if (value instanceof Map) {
                written.append('[');
                write(written, content[place++], depth + 1, false);
                written.append(',');
                write(written, content[place], depth + 1, false);
                written.append(']');
            } else {
                write(written, content[place], depth + 1, false);
            }
        }
        trail.remove(value);
        if (shelf != null) {
            shelf.put(number, value, tag, aside);
        }
        written.append("]}");
    }

    /** Tell whether Python's sets and dicts take these values, every `step`th of them. */
    private static boolean areHashable(Object[] content, int step) {
        for (int place = 0; place < content.length; place += step) {
            if (content[place] != null && Shelf.holds(content[place])) {
                return false;
            }
        }
        return true;
    }

    private static String typeOf(Object value) {
        return value == null ? "null" : value.getClass().getSimpleName();
    }
}
