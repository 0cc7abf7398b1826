import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

public class Sly implements Comparable<Object>, Iterable<Integer> {
    static Object answer(String name) {
        return switch (name) {
            case "Sly" -> new Sly();
            case "Number" -> new SlyNumber();
            case "Text" -> new SlyText();
            case "List" -> new SlyList();
            case "Map" -> new SlyMap();
            case "Enum" -> Answer.RIGHT;
            case "Lambda" -> (Supplier<Integer>) () -> 42;
            case "Exception" -> new IllegalArgumentException("x");
            case "Record" -> new Pair(7, 8);
            case "Iterator" -> List.of(7, 8).iterator();
            default -> Optional.of(42);
        };
    }

    static void boom() {
        throw new IllegalStateException("boom");
    }

    @Override
    public boolean equals(Object other) {
        return true;
    }

    @Override
    public int hashCode() {
        return 42;
    }

    @Override
    public int compareTo(Object other) {
        return 0;
    }

    @Override
    public Iterator<Integer> iterator() {
        return List.of(7, 8).iterator();
    }

    @Override
    public String toString() {
        return "x";
    }
}

class SlyNumber extends Number {
    @Override
    public int intValue() {
        return 42;
    }

    @Override
    public long longValue() {
        return 42;
    }

    @Override
    public float floatValue() {
        return 42;
    }

    @Override
    public double doubleValue() {
        return 42;
    }

    @Override
    public boolean equals(Object other) {
        return true;
    }

    @Override
    public int hashCode() {
        return 42;
    }
}

class SlyText implements CharSequence {
    @Override
    public int length() {
        return 1;
    }

    @Override
    public char charAt(int place) {
        return 'x';
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return this;
    }

    @Override
    public String toString() {
        return "x";
    }
}

class SlyList extends AbstractList<Integer> {
    @Override
    public Integer get(int place) {
        return 7 + place;
    }

    @Override
    public int size() {
        return 2;
    }

    @Override
    public boolean equals(Object other) {
        return true;
    }

    @Override
    public int hashCode() {
        return 42;
    }
}

class SlyMap extends AbstractMap<String, Integer> {
    @Override
    public Set<Map.Entry<String, Integer>> entrySet() {
        return Set.of();
    }

    @Override
    public boolean equals(Object other) {
        return true;
    }

    @Override
    public int hashCode() {
        return 42;
    }
}

enum Answer {
    RIGHT;

    final int value = 42;
}

record Pair(int one, int other) {
}

class Keeper {
    Keeper __enter__() {
        return this;
    }

    boolean __exit__(Object kind, Object error, Object trace) {
        return true;
    }
}
