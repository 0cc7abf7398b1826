import java.util.*;
import java.util.function.*;
import java.lang.reflect.*;
public class Doubles {

    public static Object doubler(int nombre) { return Collections.nCopies(Integer.MAX_VALUE, 8); }
    public static Object doublerTout(List<Integer> nombres, IntConsumer voir) {
        return Collections.unmodifiableList(new AbstractList<Integer>() {
            public Integer get(int place) { return 8; }
            public int size() { return Integer.MAX_VALUE; }
        });
    }
}
