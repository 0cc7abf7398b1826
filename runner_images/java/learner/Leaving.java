package stub;

import java.util.ResourceBundle;
import java.util.function.BiConsumer;

/** Hears of `System.exit`, which Java tells a log of before it obeys: https://bugs.openjdk.org/browse/JDK-8301627. */
public final class Leaving extends System.LoggerFinder {
    private static final String EXITS = "java.lang.Runtime";
    private static final String SAID = "Runtime.exit() called with status: ";
    /** Takes the status and the way to the exit. */
    private static BiConsumer<Integer, StackTraceElement[]> told = (status, steps) -> { };

    /** Have `telling` called at an exit. */
    static void begin(BiConsumer<Integer, StackTraceElement[]> telling) {
        told = telling;
    }

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new Log(name);
    }

    private record Log(String name) implements System.Logger {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            return name.equals(EXITS);
        }

        @Override
        public void log(Level level, ResourceBundle words, String text, Throwable way) {
            if (name.equals(EXITS) && way != null && text.startsWith(SAID)) {
                told.accept(Integer.parseInt(text.substring(SAID.length())), way.getStackTrace());
            }
        }

        @Override
        public void log(Level level, ResourceBundle words, String text, Object... values) {
            // nobody reads it
        }
    }
}
