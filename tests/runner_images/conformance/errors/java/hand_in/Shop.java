import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.format.DateTimeParseException;
import java.util.ConcurrentModificationException;
import java.util.EmptyStackException;
import java.util.HashMap;
import java.util.InputMismatchException;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

public class Shop {
    static void take(String item) throws ShopException {
        throw new OutOfStock(item, 3);
    }

    static void chained() throws ShopException {
        throw new ShopException("closed", new IllegalArgumentException("no key"));
    }

    static void broken() {
        throw new Broken();
    }

    static int divide(int by) {
        return 1 / by;
    }

    static int length(String text) {
        return text.length();
    }

    static int at(int[] values, int place) {
        return values[place];
    }

    static int parse(String text) {
        return Integer.parseInt(text);
    }

    static Integer cast(Object value) {
        return (Integer) value;
    }

    static int first(List<Integer> values) {
        return values.iterator().next();
    }

    static String read(String path) throws IOException {
        return Files.readString(Path.of(path));
    }

    static int down(int n) {
        return down(n + 1) + 1;
    }

    static Object given() {
        return new IllegalStateException("kept");
    }

    static int early() {
        return Early.VALUE;
    }

    static void fail(String name) throws Throwable {
        throw known().get(name);
    }

    static Map<String, Throwable> known() {
        Map<String, Throwable> found = new HashMap<>();
        for (Throwable one : List.of(
                new Throwable("b"), new Exception("b"), new RuntimeException("b"), new Error("b"),
                new ArithmeticException("b"), new ArrayStoreException("b"), new ClassCastException("b"),
                new EnumConstantNotPresentException(Thread.State.class, "b"), new IllegalArgumentException("b"),
                new NumberFormatException("b"), new IllegalStateException("b"), new IllegalMonitorStateException("b"),
                new IndexOutOfBoundsException("b"), new ArrayIndexOutOfBoundsException("b"),
                new StringIndexOutOfBoundsException("b"), new NegativeArraySizeException("b"),
                new NullPointerException("b"), new SecurityException("b"), new UnsupportedOperationException("b"),
                new ConcurrentModificationException("b"), new EmptyStackException(), new NoSuchElementException("b"),
                new InputMismatchException("b"), new MissingResourceException("b", "c", "d"), new DateTimeException("b"),
                new DateTimeParseException("b", "c", 0), new UncheckedIOException(new IOException("b")),
                new IOException("b"), new FileNotFoundException("b"), new NoSuchFileException("b"),
                new FileSystemException("b"), new InterruptedException("b"), new CloneNotSupportedException("b"),
                new ReflectiveOperationException("b"), new ClassNotFoundException("b"), new NoSuchFieldException("b"),
                new NoSuchMethodException("b"), new TimeoutException("b"), new ExecutionException(new Exception("b")),
                new MatchException("b", null), new AssertionError("b"), new LinkageError("b"),
                new ExceptionInInitializerError("b"), new NoClassDefFoundError("b"),
                new OutOfMemoryError("b"), new StackOverflowError("b"))) {
            found.put(one.getClass().getSimpleName(), one);
        }
        return found;
    }
}

class ShopException extends Exception {
    ShopException(String text) {
        super(text);
    }

    ShopException(String text, Throwable cause) {
        super(text, cause);
    }
}

class OutOfStock extends ShopException {
    final String item;
    final int left;

    OutOfStock(String item, int left) {
        super(item + ": only " + left + " left");
        this.item = item;
        this.left = left;
    }

    int missing(int wanted) {
        return wanted - left;
    }
}

class Broken extends Error {
}

class Basket {
    OutOfStock error;

    void take() throws OutOfStock {
        error = new OutOfStock("pear", 1);
        throw error;
    }
}
