package stub;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What helps to mend an error: a name of the program, or of Java's own, that is like the wrong one. */
final class Clues {
    private static final int MOST = 4_000;
    private static final int CHARACTERS = 60;
    private static final Pattern SYMBOL = Pattern.compile("symbol: (?:variable|class|method) (\\w{1,60})");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w{0,59}");
    private static final List<String> JAVA = List.of(
        "String", "System", "Integer", "Double", "Boolean", "Character", "Math", "List", "ArrayList", "Map", "HashMap",
        "Scanner", "Object", "length", "println", "print", "printf", "out", "equals", "charAt", "substring", "isEmpty",
        "size", "add", "get", "put", "remove", "contains", "containsKey", "toString", "boolean", "int", "double");

    private Clues() {
    }

    /** Return the name that is most like the one that a compiler does not find; null when none is.
     *  @param program the text of the file */
    static String nearIn(String text, String program) {
        Matcher symbol = SYMBOL.matcher(text);
        if (!symbol.find()) {
            return null;
        }
        List<String> known = new ArrayList<>(JAVA);
        WORD.matcher(program).results().limit(MOST).forEach(word -> known.add(word.group()));
        return nearest(symbol.group(1), known);
    }

    /** Return the name most like this one; null when none is like it. */
    static String nearest(String name, Collection<String> known) {
        String best = null;
        double least = name.length() < 5 ? 1.5 : name.length() < 9 ? 2.5 : 3.5;
        for (String one : known.stream().distinct().limit(MOST).toList()) {
            if (one.equals(name) || one.length() > CHARACTERS || Math.abs(one.length() - name.length()) > 3) {
                continue;
            }
            double distance = one.equalsIgnoreCase(name) ? 0.5 : steps(name, one);
            if (distance < least) {
                best = one;
                least = distance;
            }
        }
        return best;
    }

    /** Return how many letters must be changed, added, left out or exchanged to make one name of the other. */
    private static int steps(String one, String other) {
        int[][] table = new int[one.length() + 1][other.length() + 1];
        for (int row = 0; row <= one.length(); row++) {
            for (int column = 0; column <= other.length(); column++) {
                if (row == 0 || column == 0) {
                    table[row][column] = row + column;
                    continue;
                }
                int same = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
                int least = Math.min(table[row - 1][column - 1] + same,
                    Math.min(table[row - 1][column], table[row][column - 1]) + 1);
                boolean isExchanged = row > 1 && column > 1 && one.charAt(row - 1) == other.charAt(column - 2)
                    && one.charAt(row - 2) == other.charAt(column - 1);
                table[row][column] = isExchanged ? Math.min(least, table[row - 2][column - 2] + 1) : least;
            }
        }
        return table[one.length()][other.length()];
    }
}
