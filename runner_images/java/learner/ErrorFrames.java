package stub;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.EmptyStackException;
import java.util.InputMismatchException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** An error of the learner's code as a frame, told in their own process: their word, never more. */
final class ErrorFrames {
    /** Java's own classes that the tests have classes for, by their short names. */
    private static final Map<String, Class<?>> OWN = new LinkedHashMap<>();
    /** What Java says of loaders, of which a program has one at home. */
    private static final Pattern LOADERS = Pattern.compile(" \\([^()]{1,400} loader [^()]{1,200}\\)$");
    private static final int TEXT = 2_000;
    private static final int STEPS = 12;

    static {
        for (Class<?> one : new Class<?>[] {
            Throwable.class, Exception.class, RuntimeException.class, Error.class,
            ArithmeticException.class, ArrayStoreException.class, ClassCastException.class,
            EnumConstantNotPresentException.class, IllegalArgumentException.class, NumberFormatException.class,
            IllegalStateException.class, IllegalMonitorStateException.class, IndexOutOfBoundsException.class,
            ArrayIndexOutOfBoundsException.class, StringIndexOutOfBoundsException.class,
            NegativeArraySizeException.class, NullPointerException.class, SecurityException.class,
            UnsupportedOperationException.class, ConcurrentModificationException.class, EmptyStackException.class,
            NoSuchElementException.class, InputMismatchException.class, MissingResourceException.class,
            java.time.DateTimeException.class, java.time.format.DateTimeParseException.class, UncheckedIOException.class,
            IOException.class, FileNotFoundException.class, NoSuchFileException.class, java.nio.file.FileSystemException.class,
            InterruptedException.class, CloneNotSupportedException.class, ReflectiveOperationException.class,
            ClassNotFoundException.class, NoSuchFieldException.class, NoSuchMethodException.class, TimeoutException.class,
            java.util.concurrent.ExecutionException.class, MatchException.class,
            AssertionError.class, LinkageError.class, ExceptionInInitializerError.class, NoClassDefFoundError.class,
            VirtualMachineError.class, OutOfMemoryError.class, StackOverflowError.class,
        }) {
            OWN.put(one.getSimpleName(), one);
        }
    }

    private final HandIn handIn;
    private final Exported exported;

    ErrorFrames(HandIn handIn, Exported exported) {
        this.handIn = handIn;
        this.exported = exported;
    }

    /** Return the name of one of Java's own exception classes that the tests know; null for any other class. */
    static String ownName(Class<?> kind) {
        return OWN.get(kind.getSimpleName()) == kind ? kind.getSimpleName() : null;
    }

    /** Return the class of that name; null when it is none of them. */
    static Class<?> ownNamed(String name) {
        return OWN.get(name);
    }

    /** Return what an error says; nothing where a class of theirs has no text, or another idea of it. */
    static String message(Throwable thrown) {
        try {
            String said = thrown.getMessage();
            String text = thrown instanceof ClassCastException && said != null ? LOADERS.matcher(said).replaceFirst("") : said;
            return text == null ? "" : text.length() <= TEXT ? text : text.substring(0, TEXT);
        } catch (Throwable own) {
            return "";
        }
    }

    /** Return the cause of an error; null without one, or where a class of theirs does not tell. */
    static Throwable causeOf(Throwable thrown) {
        try {
            return thrown.getCause() == thrown ? null : thrown.getCause();
        } catch (Throwable own) {
            return null;
        }
    }

    /** Return the `raised` frame of what was thrown, as JSON. */
    String raised(Throwable thrown) {
        Throwable shown = thrown instanceof ExceptionInInitializerError && causeOf(thrown) != null ? causeOf(thrown) : thrown;
        if (shown instanceof Ending ending) {
            return written(ending(ending), ending.type, ending.getMessage(), ending.place, ending.raw, List.of());
        }
        boolean isThread = shown instanceof OutOfMemoryError && message(shown).contains("unable to create native thread");
        String value = isThread ? error("RuntimeError", "can't start new thread") : exported.depart(shown);
        List<StackTraceElement> steps = steps(shown);
        Place place = steps.isEmpty() ? null : handIn.place(steps.getFirst());
        String text = isThread ? "can't start new thread" : message(shown);
        String full = shown.getClass().getName().replace('$', '.');
        String raw = full + (message(shown).isEmpty() ? "" : ": " + message(shown).replace('\n', ' '));
        return written(value, typeOf(shown), text, place, raw, steps);
    }

    /** Return the tagged JSON of an exception of Python's own. */
    private static String error(String type, String text) {
        return "{\"error\":{\"type\":\"" + type + "\",\"text\":" + Json.quote(text) + ",\"arguments\":{\"list\":[1,"
            + Json.quote(text) + "]},\"attributes\":null,\"cause\":null}}";
    }

    private String ending(Ending ending) {
        StringBuilder values = new StringBuilder();
        for (Object value : ending.values) {
            values.append(',').append(exported.brief(value));
        }
        return "{\"error\":{\"type\":" + Json.quote(ending.python) + ",\"text\":" + Json.quote(ending.getMessage())
            + ",\"arguments\":{\"list\":[1" + values + "]},\"attributes\":null,\"cause\":null}}";
    }

    private String written(String value, String type, String text, Place place, String raw, List<StackTraceElement> steps) {
        StringBuilder all = new StringBuilder();
        for (StackTraceElement step : steps) {
            all.append("\tat ").append(step.getClassName()).append('.').append(step.getMethodName()).append('(')
                .append(step.getFileName()).append(':').append(step.getLineNumber()).append(")\n");
        }
        String told = raw != null ? raw : type + (text.isEmpty() ? "" : ": " + text);
        String last = told.length() <= TEXT ? told : told.substring(0, TEXT);
        all.setLength(Math.min(all.length(), TEXT - 100));
        String near = place == null ? null : Clues.nearIn(text, handIn.text(place.file()));
        return "{\"kind\":\"raised\",\"value\":" + value + ",\"type\":" + Json.quote(type) + ",\"text\":" + Json.quote(text)
            + ",\"place\":" + Place.written(place) + ",\"trace\":\"\",\"raw\":" + Json.quote(all + last)
            + ",\"module\":null,\"clues\":{" + (near == null ? "" : "\"near\":" + Json.quote(near)) + "}}";
    }

    private static String typeOf(Throwable thrown) {
        return thrown instanceof Raised raised ? raised.type
            : thrown.getClass().getSimpleName().isEmpty() ? "Exception" : thrown.getClass().getSimpleName();
    }

    /** Return the learner's own steps on the way to an error, the innermost first. */
    private List<StackTraceElement> steps(Throwable thrown) {
        List<StackTraceElement> found = new ArrayList<>();
        try {
            for (StackTraceElement step : thrown.getStackTrace()) {
                if (found.size() < STEPS && handIn.place(step) != null) {
                    found.add(step);
                }
            }
        } catch (Throwable own) {
            found.clear();
        }
        return found;
    }
}
