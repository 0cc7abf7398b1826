import java.util.List;
import java.util.function.IntConsumer;

public class Doubles {
    public static int doubler(int nombre) {
        return 0;
    }

    public static List<Integer> doublerTout(List<Integer> nombres, IntConsumer voir) {
        return nombres;
    }
}
