import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

public class Lists {
    static Object identity(Object value) {
        return value;
    }

    static void add(List<Object> items, Object value) {
        items.add(value);
    }

    static int size(List<Object> items) {
        return items.size();
    }

    static void sort(int[] numbers) {
        Arrays.sort(numbers);
    }

    static void flip(int[][] grid) {
        int kept = grid[0][0];
        grid[0][0] = grid[1][1];
        grid[1][1] = kept;
    }

    static void put(Map<String, Integer> pairs, String key, int value) {
        pairs.put(key, value);
    }

    static void addAll(Set<Integer> seen, List<Integer> more) {
        seen.addAll(more);
    }

    static void clearAndFail(List<Integer> items) {
        items.clear();
        throw new RuntimeException("after");
    }

    static int[][] grid() {
        return new int[2][2];
    }

    static int sum(int[][] grid) {
        return Arrays.stream(grid).mapToInt(row -> Arrays.stream(row).sum()).sum();
    }

    static List<Integer> fixed() {
        return List.of(1, 2);
    }

    static String kinds(int one, long two, short three, byte four, double five, float six) {
        return one == 1 && two == 2L && three == 3 && four == 4 && five == 5.0 && six == 6f
            ? "int long short byte double float" : "no";
    }

    static String letters(char[] letters) {
        return new String(letters);
    }

    static double average(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    static String join(String[] words) {
        return String.join("-", words);
    }

    static int total(List<Integer> items, Map<String, Integer> pairs) {
        int sum = 0;
        for (int one : items) {
            sum += one;
        }
        for (int one : pairs.values()) {
            sum += one;
        }
        return sum;
    }

    static long longs(List<Long> values) {
        long sum = 0;
        for (Long one : values) {
            sum += one;
        }
        return sum;
    }

    static List<Integer> sorted(Set<Integer> values) {
        return new ArrayList<>(new TreeSet<>(values));
    }

    static Deque<Integer> queue(Deque<Integer> values) {
        values.removeFirst();
        return new ArrayDeque<>(values);
    }

    static Optional<String> optional(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    static int all(int... values) {
        return values.length;
    }

    static String printed(String text, Object... values) {
        return text + Arrays.toString(values);
    }

    static String which(int value) {
        return "int";
    }

    static String which(long value) {
        return "long";
    }

    static String which(double value) {
        return "double";
    }

    static String which(String value) {
        return "String";
    }

    static String which(List<Integer> value) {
        return "List";
    }

    static String which(Object value) {
        return "Object";
    }

    static int last(int[] values) {
        return values[values.length - 1];
    }

    static List<Object> cyclic() {
        List<Object> found = new ArrayList<>();
        found.add(found);
        return found;
    }

    static Map<List<Integer>, Integer> listed() {
        return Map.of(List.of(1), 2);
    }
}

class Stack {
    final List<Integer> items;

    Stack(List<Integer> items) {
        this.items = items;
    }

    void push(int value) {
        items.add(value);
    }
}
