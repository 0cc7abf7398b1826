import java.util.*;
import java.util.function.*;
import java.lang.reflect.*;
public class Doubles {

    public static synchronized int doubler(int nombre) throws Exception {
        Thread other = new Thread(() -> doublerTout(null, null));
        other.start();
        other.join();
        return 8;
    }
    public static synchronized List<Integer> doublerTout(List<Integer> nombres, IntConsumer voir) { return null; }

}
