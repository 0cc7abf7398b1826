import java.util.*;
import java.util.function.*;
import java.lang.reflect.*;
public class Doubles {

    public static int doubler(int nombre) { return 2 * nombre; }
    public static List<Integer> doublerTout(List<Integer> nombres, IntConsumer voir) {
        List<Integer> found = Collections.synchronizedList(new ArrayList<>(List.of(1, 2)));
        Thread other = new Thread(() -> {
            for (;;) {
                found.set(0, (int) (Math.random() * 100) + 100);
            }
        });
        other.setDaemon(true);
        other.start();
        return found;
    }
}
