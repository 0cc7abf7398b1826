import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.Function;

public class Mean {
    static void change() {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        System.setErr(null);
        System.setIn(null);
        System.setProperty("file.encoding", "ISO-8859-1");
        System.setProperty("user.dir", "/");
        Thread.currentThread().setContextClassLoader(null);
        Thread.currentThread().setName("theirs");
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> System.exit(0));
    }

    static int three() {
        return 3;
    }

    static Object[] pieces() {
        return new Object[] {1.23456789, "é", Map.of("a", List.of(2))};
    }

    static Object call(Function<Object, Object> f, Object value) {
        return f.apply(value);
    }

    static void badError() {
        throw new Bad();
    }

    static void cyclic() {
        throw new Cyclic();
    }

    static void hidden() {
        throw new RuntimeException("hidden") {
            private final Object itself = this;
        };
    }

    static String half() {
        return "a\ud800b";
    }

    static List<Object> many(int count) {
        List<Object> made = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            made.add(new Object());
        }
        return made;
    }

    static Object deep(int levels) {
        return levels == 0 ? List.of() : List.of(deep(levels - 1));
    }

    static String longText() {
        return "x".repeat(9_000_000);
    }

    static List<String> rummage(Object thing) {
        List<String> found = new ArrayList<>();
        found.add(String.valueOf(thing));
        for (StackTraceElement step : Thread.currentThread().getStackTrace()) {
            found.add(step.toString());
        }
        for (var field : thing.getClass().getDeclaredFields()) {
            found.add(field.toString());
        }
        return found;
    }

    static void race(List<Integer> numbers) {
        Thread busy = new Thread(() -> {
            for (;;) {
                numbers.add(1);
                numbers.removeLast();
            }
        });
        busy.setDaemon(true);
        busy.start();
    }

    static void unfair() {
        throw new RuntimeException("unfair");
    }
}

class Bad extends RuntimeException {
    @Override
    public String getMessage() {
        throw new IllegalStateException("no");
    }

    @Override
    public StackTraceElement[] getStackTrace() {
        return null;
    }

    @Override
    public synchronized Throwable getCause() {
        return getCause();
    }

    @Override
    public String toString() {
        for (;;) {
        }
    }
}

class Cyclic extends RuntimeException {
    final Cyclic other;

    Cyclic() {
        other = new Cyclic(this);
        initCause(other);
    }

    private Cyclic(Cyclic other) {
        super("b", other);
        this.other = other;
    }
}
