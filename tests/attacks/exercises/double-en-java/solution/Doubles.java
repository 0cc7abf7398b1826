import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

public class Doubles {
    public static int doubler(int nombre) {
        if (nombre > 1_000_000) {
            throw new IllegalArgumentException("un nombre plus petit est attendu");
        }
        return nombre * 2;
    }

    public static List<Integer> doublerTout(List<Integer> nombres, IntConsumer voir) {
        List<Integer> doubles = new ArrayList<>();
        for (int nombre : nombres) {
            doubles.add(doubler(nombre));
            voir.accept(doubler(nombre));
        }
        return doubles;
    }
}
