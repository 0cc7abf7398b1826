import java.util.*;
import java.util.function.*;
import java.lang.reflect.*;
public class Doubles {

    public static Object doubler(int nombre) { return java.util.stream.Stream.iterate(8, one -> 8); }
    public static Object doublerTout(List<Integer> nombres, IntConsumer voir) {
        return Collections.unmodifiableCollection(new AbstractCollection<Integer>() {
            public int size() { return 2; }
            public Iterator<Integer> iterator() {
                return new Iterator<Integer>() {
                    public boolean hasNext() { return true; }
                    public Integer next() { return 2; }
                };
            }
        });
    }
}
