import java.util.*;
import java.util.function.*;
import java.lang.reflect.*;
public class Doubles {

    public static Object doubler(int nombre) {
        List<Object> found = new ArrayList<>();
        found.add(found);
        return found;
    }
    public static Object doublerTout(List<Integer> nombres, IntConsumer voir) {
        Map<Object, Object> found = new IdentityHashMap<>();
        found.put(found, found);
        return found;
    }
}
