package stub;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON, as the frames of the border are written: read into maps, lists and plain values, and texts written. */
final class Json {
    private static final int DEEPEST = 1_000;

    private final String text;
    private int at;
    private int depth;

    private Json(String text) {
        this.text = text;
    }

    /** Return the object that a frame's text is. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(String text) {
        return (Map<String, Object>) new Json(text).value();
    }

    /** Return a text as JSON: halves of characters, which are no text to anybody else, are replaced. */
    static String quote(String text) {
        StringBuilder written = new StringBuilder(text.length() + 2).append('"');
        for (int place = 0; place < text.length(); place++) {
            char one = text.charAt(place);
            if (one == '"' || one == '\\') {
                written.append('\\').append(one);
            } else if (one < ' ') {
                written.append(String.format((java.util.Locale) null, "\\u%04x", (int) one));
            } else if (!Character.isSurrogate(one)) {
                written.append(one);
            } else if (Character.isHighSurrogate(one) && place + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(place + 1))) {
                written.append(one).append(text.charAt(++place));
            } else {
                written.append('\ufffd');
            }
        }
        return written.append('"').toString();
    }

    private Object value() {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("too deep");
        }
        blanks();
        Object found = switch (text.charAt(at)) {
            case '{' -> members();
            case '[' -> items();
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
        blanks();
        depth--;
        return found;
    }

    private Map<String, Object> members() {
        Map<String, Object> found = new LinkedHashMap<>();
        at++;
        blanks();
        while (text.charAt(at) != '}') {
            blanks();
            String name = string();
            blanks();
            at++;
            found.put(name, value());
            at += text.charAt(at) == ',' ? 1 : 0;
        }
        at++;
        return found;
    }

    private List<Object> items() {
        List<Object> found = new ArrayList<>();
        at++;
        blanks();
        while (text.charAt(at) != ']') {
            found.add(value());
            at += text.charAt(at) == ',' ? 1 : 0;
        }
        at++;
        return found;
    }

    private String string() {
        StringBuilder found = new StringBuilder();
        for (at++; text.charAt(at) != '"'; at++) {
            char one = text.charAt(at);
            found.append(one == '\\' ? escaped(text.charAt(++at)) : one);
        }
        at++;
        return found.toString();
    }

    private char escaped(char one) {
        return switch (one) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
            }
            default -> one;
        };
    }

    private Object number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String found = text.substring(start, at);
        if (found.contains(".") || found.contains("e") || found.contains("E")) {
            return Double.valueOf(found);
        }
        return Numbers.shortest(new BigInteger(found));
    }

    private Object word(String word, Object meant) {
        at += word.length();
        return meant;
    }

    private void blanks() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }
}
