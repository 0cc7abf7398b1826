import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

public class Streams {
    static Stream<Integer> counting() {
        return Stream.iterate(1, n -> n + 1).peek(System.out::println);
    }

    static IntStream limited(int end) {
        return IntStream.range(0, end);
    }

    static Iterator<Integer> steps() {
        return List.of(0, 10).iterator();
    }

    static Stream<Integer> fails() {
        return Stream.of(1, 2).map(n -> {
            if (n == 2) {
                throw new IllegalStateException("later");
            }
            return n;
        });
    }

    static Object plain() {
        return new Object();
    }
}

class Countdown implements Iterable<Integer> {
    private final int start;

    Countdown(int start) {
        this.start = start;
    }

    @Override
    public Iterator<Integer> iterator() {
        return IntStream.range(0, start).map(n -> start - 1 - n).iterator();
    }
}
