import java.util.*;
import java.util.function.*;
import java.lang.reflect.*;
public class Doubles {

    public static int doubler(int nombre) {
        try {
            return doubler(nombre);
        } catch (Throwable swallowed) {
            return doubler(nombre);
        }
    }
    public static List<Integer> doublerTout(List<Integer> nombres, IntConsumer voir) { return null; }

}
