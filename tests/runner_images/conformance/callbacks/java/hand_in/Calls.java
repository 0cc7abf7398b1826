import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

public class Calls {
    static Object apply(Function<Object, Object> f, Object value) {
        return f.apply(value);
    }

    static int twice(BiFunction<Integer, Integer, Integer> f, int one, int other) {
        return f.apply(one, other);
    }

    static boolean same(Object one, Object other) {
        return one == other;
    }

    static <T> T identity(T value) {
        return value;
    }

    static Function<Integer, Integer> compose(Function<Integer, Integer> f, Function<Integer, Integer> g) {
        return value -> f.apply(g.apply(value));
    }

    static void each(Consumer<Object> f, List<Object> values) {
        values.forEach(f);
    }

    static List<Integer> map(Function<Integer, Integer> f, List<Integer> values) {
        return values.stream().map(f).toList();
    }

    static String longest(List<String> words, Comparator<String> order) {
        return words.stream().max(order).get();
    }

    static long count(int[] values, Predicate<Integer> wanted) {
        long count = 0;
        for (int value : values) {
            count += wanted.test(value) ? 1 : 0;
        }
        return count;
    }

    static Object down(Function<Object, Object> f, int n) {
        return f.apply(n);
    }

    static Object[] caught(Function<Object, Object> f) {
        try {
            f.apply(1);
            return null;
        } catch (RuntimeException error) {
            return new Object[] {error.getMessage(), error};
        }
    }

    static String greet(Supplier<String> name) {
        return "hi " + name.get();
    }

    static String use(Clock clock, String city) {
        return clock.hour() + " " + clock.zone(city) + " " + clock.label();
    }

    static Clock at(Clock clock) {
        return clock;
    }
}

interface Clock {
    int hour();

    String zone(String city);

    default String label() {
        return "none";
    }
}

class Bell {
    private final List<Consumer<String>> heard = new ArrayList<>();

    void add(Consumer<String> listener) {
        heard.add(listener);
    }

    void ring(String value) {
        heard.forEach(listener -> listener.accept(value));
    }
}
