import java.util.List;
import java.util.function.Supplier;

class endless {
    static Loop loop() {
        return new Loop();
    }

    static List<Loop> call(Supplier<List<Loop>> made) {
        List<Loop> found = made.get();
        for (;;) {
            found.get(0).toString();
        }
    }
}

class Loop {
    @Override
    public String toString() {
        for (;;) {
        }
    }
}
