import java.util.*;
import java.util.function.*;
import java.lang.reflect.*;
public class Doubles {

    public static Object doubler(int nombre) {
        List<Object> found = List.of();
        for (int depth = 0; depth < 1_000_000; depth++) {
            found = Collections.singletonList(found);
        }
        return found;
    }
    public static List<Integer> doublerTout(List<Integer> nombres, IntConsumer voir) { return null; }

}
